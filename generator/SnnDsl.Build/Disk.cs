namespace SnnDsl.Build;

/// <summary>File operations whose failures are the user's to mend.</summary>
internal static class Disk
{
    /// <summary>Runs an operation on a path.</summary>
    /// <exception cref="BuildException">The disk refused it.</exception>
    public static void Try(string path, Action operation)
    {
        try
        {
            operation();
        }
        catch (Exception e) when (IsTrouble(e))
        {
            throw new BuildException(BuildIssues.OutputNotWritable, path, e.Message);
        }
    }

    /// <summary>Whether an exception comes from the disk or from a path that it cannot have.</summary>
    public static bool IsTrouble(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
