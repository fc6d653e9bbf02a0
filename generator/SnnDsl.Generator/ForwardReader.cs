using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>
/// Reads a Forward method from its syntax: straight-line statements over local variables and the class's properties.
/// Types are left to the C# compiler and to the rules; names need no binding, because a local variable hides a property
/// and nothing else can be called.
/// </summary>
internal sealed class ForwardReader
{
    /// <summary>A value that could not be read; its problem is reported.</summary>
    private const int Unreadable = -1;

    private readonly SourceMapBuilder _positions;
    private readonly HashSet<string> _stages;
    private readonly HashSet<string> _blocks;
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private readonly List<ForwardExpression> _expressions = [];
    private readonly List<ForwardProblem> _problems = [];

    private ForwardReader(IEnumerable<PropertyModel> properties, SourceMapBuilder positions)
    {
        _positions = positions;
        ILookup<bool, string> names = properties.ToLookup(p => StageKinds.IsStageType(p.TypeName), p => p.Name);
        _stages = [.. names[true]];
        _blocks = [.. names[false]];
    }

    /// <summary>Reads the method of a class in source; <see langword="null"/> if it has none.</summary>
    public static ForwardModel? Read(
        INamedTypeSymbol type, EquatableArray<PropertyModel> properties, SourceMapBuilder positions, CancellationToken cancellation)
    {
        IMethodSymbol[] methods =
        [
            .. type.GetMembers(nameof(Forward)).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary && m.PartialDefinitionPart is null),
        ];
        if (methods.Length == 0 || methods[0].DeclaringSyntaxReferences.Length == 0)
        {
            return null;
        }

        var reader = new ForwardReader(properties, positions);
        int element = positions.Add(methods[0].Locations[0]);
        var syntax = methods[0].DeclaringSyntaxReferences[0].GetSyntax(cancellation) as MethodDeclarationSyntax;
        int result = syntax is null ? Unreadable : reader.Forward(syntax, element);
        foreach (IMethodSymbol second in methods.Skip(1))
        {
            reader.Problem(ForwardProblemKind.SecondForward, "", second.Locations[0]);
        }

        return new ForwardModel(ForwardSignature.Of(methods[0]), reader._expressions.ToEquatableArray(), Math.Max(result, 0), element)
        {
            Problems = reader._problems.ToEquatableArray(),
        };
    }

    private int Forward(MethodDeclarationSyntax method, int element)
    {
        if (method.ParameterList.Parameters.Count > 0)
        {
            _variables[method.ParameterList.Parameters[0].Identifier.ValueText] = 0;
        }

        int? result = method.ExpressionBody is { } body ? Value(body.Expression) : Statements(method.Body?.Statements ?? default);
        if (result is null && _problems.Count == 0)
        {
            _problems.Add(new ForwardProblem(ForwardProblemKind.MissingReturn, "", element));
        }

        return result ?? Unreadable;
    }

    /// <summary>Reads up to the return and gives its value; <see langword="null"/> without one.</summary>
    private int? Statements(SyntaxList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            switch (statement)
            {
                case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration:
                    Declare(declaration.Declaration);
                    break;
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax target } assignment }:
                    Assign(target, assignment.Right);
                    break;
                case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }:
                    Value(call);
                    break;
                case ExpressionStatementSyntax other:
                    Problem(ForwardProblemKind.Expression, Quote(other.Expression), other.Expression.GetLocation());
                    break;
                case ReturnStatementSyntax { Expression: { } returned }:
                    return Value(returned);
                case EmptyStatementSyntax:
                    break;
                default:
                    Problem(ForwardProblemKind.Statement, StatementNames.Of(statement), statement.GetLocation());
                    break;
            }
        }

        return null;
    }

    private void Declare(VariableDeclarationSyntax declaration)
    {
        foreach (VariableDeclaratorSyntax variable in declaration.Variables)
        {
            _variables[variable.Identifier.ValueText] = variable.Initializer is { } initializer ? Value(initializer.Value) : Unreadable;
        }
    }

    private void Assign(IdentifierNameSyntax target, ExpressionSyntax value)
    {
        string name = target.Identifier.ValueText;
        int number = Value(value);
        if (!_variables.ContainsKey(name) && name != "_")
        {
            Problem(ForwardProblemKind.Expression, name, target.GetLocation());
        }

        _variables[name] = number;
    }

    private int Value(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parentheses:
                return Value(parentheses.Expression);
            case IdentifierNameSyntax name when _variables.TryGetValue(name.Identifier.ValueText, out int value):
                return value == Unreadable && _problems.Count == 0
                    ? Problem(ForwardProblemKind.Expression, Quote(name), name.GetLocation())
                    : value;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                int left = Value(sum.Left);
                int right = Value(sum.Right);
                return Add(sum, left, right, element => new SumExpression(left, right, element));
            case InvocationExpressionSyntax call:
                return Call(call);
            default:
                return Problem(ForwardProblemKind.Expression, Quote(expression), expression.GetLocation());
        }
    }

    private int Call(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        string? member = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
        if (member == "ToResidual" && call.ArgumentList.Arguments.Count == 0 && OwnName(receiver!, _stages) is null)
        {
            int current = Value(receiver!);
            return Add(call, current, 0, element => new ResidualExpression(current, element));
        }

        if (call.ArgumentList.Arguments is [{ RefKindKeyword.RawKind: 0 } argument])
        {
            if (OwnName(call.Expression, _stages) is { } stage)
            {
                return Apply(call, stage, argument.Expression);
            }

            if (member == "Forward" && OwnName(receiver!, _blocks) is { } block)
            {
                return Apply(call, block, argument.Expression);
            }

            if (member == "Invoke" && OwnName(receiver!, _stages) is { } invoked)
            {
                return Apply(call, invoked, argument.Expression);
            }

            if (member == "Average" && OwnName(receiver!, _stages) is null)
            {
                int residual = Value(receiver!);
                int joining = Value(argument.Expression);
                return Add(call, residual, joining, element => new AverageExpression(residual, joining, element));
            }

            if (member == "OptionA" && OwnName(receiver!, _stages) is null)
            {
                int input = Value(receiver!);
                int target = Value(argument.Expression);
                return Add(call, input, target, element => new OptionAExpression(input, target, element));
            }
        }

        return Problem(ForwardProblemKind.Call, Quote(call.Expression), call.GetLocation());
    }

    private int Apply(InvocationExpressionSyntax call, string property, ExpressionSyntax argument)
    {
        int input = Value(argument);
        return Add(call, input, 0, element => new ApplyExpression(property, input, element));
    }

    /// <summary>Adds an expression of readable values.</summary>
    private int Add(ExpressionSyntax syntax, int first, int second, Func<int, ForwardExpression> make)
    {
        if (first == Unreadable || second == Unreadable)
        {
            return Unreadable;
        }

        _expressions.Add(make(_positions.Add(syntax.GetLocation())));
        return _expressions.Count;
    }

    /// <summary>Name of an own property in <c>Name</c> or <c>this.Name</c>, unless a local variable hides it.</summary>
    private string? OwnName(ExpressionSyntax expression, HashSet<string> names)
    {
        string? name = expression switch
        {
            IdentifierNameSyntax own when !_variables.ContainsKey(own.Identifier.ValueText) => own.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText,
            _ => null,
        };
        return name is not null && names.Contains(name) ? name : null;
    }

    private int Problem(ForwardProblemKind kind, string text, Location location)
    {
        _problems.Add(new ForwardProblem(kind, text, _positions.Add(location)));
        return Unreadable;
    }

    /// <summary>The expression as it is written, on one line and not too long for a message.</summary>
    private static string Quote(SyntaxNode syntax)
    {
        const int Longest = 40;
        string text = Regex.Replace(syntax.ToString(), @"\s+", " ");
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "...";
    }
}
