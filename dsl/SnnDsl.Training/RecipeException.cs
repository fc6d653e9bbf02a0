namespace SnnDsl.Training;

/// <summary>An option of a run cannot be used. The message names the option, its value and what is allowed.</summary>
public sealed class RecipeException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    public RecipeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and cause.</summary>
    public RecipeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public RecipeException()
        : this("An option cannot be used.")
    {
    }
}
