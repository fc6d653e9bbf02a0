namespace SnnDsl.Training;

/// <summary>A run cannot go on. The message says why and what to change.</summary>
public sealed class TrainingFailedException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    public TrainingFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and cause.</summary>
    public TrainingFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public TrainingFailedException()
        : this("The training cannot go on.")
    {
    }
}
