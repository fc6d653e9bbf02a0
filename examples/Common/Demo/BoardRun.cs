namespace Examples.Common.Demo;

/// <summary>What the firmware that classifies images printed of one run.</summary>
internal sealed record BoardRun(string Board, int Images, int Correct, long Instructions, int FlashBytes, int RamBytes, int StackBytes)
{
    /// <summary>Runs a firmware image on a core of QEMU.</summary>
    /// <param name="core">Core, for example cortex-m4.</param>
    /// <param name="arguments">Image and its arguments.</param>
    /// <exception cref="InvalidDataException">The runner or the firmware failed; its output is in the message.</exception>
    public static BoardRun Start(string core, params string[] arguments)
    {
        IReadOnlyDictionary<string, string> fields = EmulatedBoard.Fields(EmulatedBoard.Run(core, arguments), perItem: "prediction=");
        return new BoardRun(
            fields["board"],
            (int)fields.Number("images"),
            (int)fields.Number("correct"),
            fields.Number("instructions_mean"),
            (int)fields.Number("flash_bytes"),
            (int)fields.Number("ram_bytes"),
            (int)fields.Number("stack_bytes"));
    }
}
