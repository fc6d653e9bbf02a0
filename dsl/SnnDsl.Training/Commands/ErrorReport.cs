using SnnDsl.Training.Data;

namespace SnnDsl.Training.Commands;

/// <summary>Turns what a user can put right into one message instead of a stack trace.</summary>
internal static class ErrorReport
{
    /// <summary>Runs an action.</summary>
    /// <returns>The process's exit code: 0, or 1 after a message on standard error.</returns>
    internal static int Guard(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception e) when (e is DataSetException or InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
