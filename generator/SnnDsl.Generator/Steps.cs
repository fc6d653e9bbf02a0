namespace SnnDsl.Generator;

/// <summary>Names of the generator's steps; tests prove that an unrelated edit runs none of them again.</summary>
internal static class Steps
{
    public const string Classes = "Classes";
    public const string Models = "Models";
    public const string Positions = "Positions";
    public const string Names = "Names";
    public const string Artifacts = "Artifacts";
    public const string Inputs = "Inputs";
    public const string Graphs = "Graphs";
    public const string Plans = "Plans";
    public const string Code = "Code";
    public const string Issues = "Issues";
    public const string Stages = "Stages";
    public const string Files = "Files";
    public const string Diagnostics = "Diagnostics";
    public const string BlockClasses = "BlockClasses";
    public const string Blocks = "Blocks";
    public const string BlockPositions = "BlockPositions";
    public const string BlockChecks = "BlockChecks";
    public const string BlockStages = "BlockStages";
    public const string BlockDiagnostics = "BlockDiagnostics";
    public const string Reports = "Reports";
}
