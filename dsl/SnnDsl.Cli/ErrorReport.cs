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
        catch (Exception e) when (e is DataSetException or TrainingFailedException or InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
