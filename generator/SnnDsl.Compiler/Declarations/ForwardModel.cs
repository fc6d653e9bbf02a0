using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// A Forward method as it was found: names and numbers, nothing judged. Values are numbered: 0 is the parameter,
/// expression i makes value i + 1.
/// </summary>
/// <param name="Signature">Return type, name and parameter types, fully qualified.</param>
/// <param name="Expressions">What is computed, in order.</param>
/// <param name="Result">The value that is returned.</param>
/// <param name="Element">Place of the method in the class.</param>
public sealed record ForwardModel(string Signature, EquatableArray<ForwardExpression> Expressions, int Result, int Element)
{
    /// <summary>What could not be read; the rest of the model is only meaningful without problems.</summary>
    public EquatableArray<ForwardProblem> Problems { get; init; } = [];

    /// <summary>The Forward of a class without one: its properties, one after the other.</summary>
    public static ForwardModel Chain(ClassModel model) => new(
        "",
        model.Properties.Select(ForwardExpression (p, i) => new ApplyExpression(p.Name, i, p.Element)).ToEquatableArray(),
        model.Properties.Count,
        model.Element);

    /// <summary>Place of the expression that makes a value; of the method for the parameter.</summary>
    public int ElementOf(int value) => value == 0 ? Element : Expressions[value - 1].Element;
}

/// <summary>An expression of a Forward method. <paramref name="Element"/> is its place in the class.</summary>
public abstract record ForwardExpression(int Element);

/// <summary><c>Stage(x)</c> or <c>Block.Forward(x)</c>.</summary>
public sealed record ApplyExpression(string Property, int Input, int Element) : ForwardExpression(Element);

/// <summary><c>a + b</c>.</summary>
public sealed record SumExpression(int Left, int Right, int Element) : ForwardExpression(Element);

/// <summary><c>x.OptionA(y)</c>.</summary>
public sealed record OptionAExpression(int Input, int Target, int Element) : ForwardExpression(Element);

/// <summary><c>current.ToResidual()</c>.</summary>
public sealed record ResidualExpression(int Current, int Element) : ForwardExpression(Element);

/// <summary><c>residual.Average(current)</c>.</summary>
public sealed record AverageExpression(int Residual, int Current, int Element) : ForwardExpression(Element);

/// <summary>Something in a Forward method that is no part of a network.</summary>
public sealed record ForwardProblem(ForwardProblemKind Kind, string Text, int Element);

/// <summary>What kind of thing could not be read.</summary>
public enum ForwardProblemKind
{
    /// <summary>A statement, named in the text.</summary>
    Statement,

    /// <summary>An expression, quoted in the text.</summary>
    Expression,

    /// <summary>A call of something that is not a stage or block, quoted in the text.</summary>
    Call,

    /// <summary>The method ends without a return.</summary>
    MissingReturn,

    /// <summary>Another method of the same name.</summary>
    SecondForward,

    /// <summary>The attribute of a compiled class does not hold what the generator writes.</summary>
    Attribute,
}
