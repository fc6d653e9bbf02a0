using SnnDsl.Data;
using SnnDsl.Training;

namespace SnnDsl.Cli;

/// <summary>Turns what a user can put right into one message instead of a stack trace.</summary>
public static class ErrorReport
{
    /// <summary>Runs an action.</summary>
    /// <returns>The process's exit code: 0, or 1 after a message on standard error.</returns>
    public static int Guard(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Guard(() =>
        {
            action();
            return 0;
        });
    }

    /// <summary>Runs an action that has an exit code of its own.</summary>
    /// <returns>That code, or 1 after a message on standard error.</returns>
    public static int Guard(Func<int> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            return action();
        }
        catch (Exception e) when (e is DataSetException or RecipeException or TrainingFailedException or InvalidDataException or IOException
            or UnauthorizedAccessException or ArgumentException or KeyNotFoundException or OperationCanceledException)
        {
            Console.Error.WriteLine(Message(e));
            return 1;
        }
    }

    /// <summary>The message without the name of a parameter, which says nothing to who types a command.</summary>
    internal static string Message(Exception e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e is ArgumentException { ParamName: { } name } ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;
    }
}
