namespace SnnDsl.Data;

/// <summary>A data set cannot be read. The message names the file, what is wrong and what to do.</summary>
public sealed class DataSetException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    public DataSetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and cause.</summary>
    public DataSetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public DataSetException()
        : this("The data set cannot be read.")
    {
    }
}
