namespace SnnDsl.Data.Tests;

/// <summary>Small files in the binary format of CIFAR-10: a label, then red, green and blue planes of 32 x 32 bytes.</summary>
internal static class CifarFile
{
    internal const int RecordBytes = 3073;

    /// <summary>Records with random pixels drawn by <paramref name="pixel"/>; record i has the label i mod 10.</summary>
    internal static byte[] Create(int records, Func<byte> pixel)
    {
        var content = new byte[records * RecordBytes];
        for (var i = 0; i < content.Length; i++)
            content[i] = i % RecordBytes == 0 ? (byte)(i / RecordBytes % 10) : pixel();
        return content;
    }
}
