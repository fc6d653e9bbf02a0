using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SnnDsl.Generator;

/// <summary>What statements are called in messages.</summary>
internal static class StatementNames
{
    public static string Of(StatementSyntax statement) => statement switch
    {
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => $"'{Keyword(statement)}' loop",
        BlockSyntax => "nested block",
        LocalFunctionStatementSyntax => "local function",
        LabeledStatementSyntax => "label",
        ReturnStatementSyntax => "'return' without a value",
        LocalDeclarationStatementSyntax => "'using' declaration",
        _ => $"'{Keyword(statement)}' statement",
    };

    private static string Keyword(StatementSyntax statement) => SyntaxFacts.GetText(statement.GetFirstToken().Kind()) is { Length: > 0 } text
        ? text
        : statement.GetFirstToken().ValueText;
}
