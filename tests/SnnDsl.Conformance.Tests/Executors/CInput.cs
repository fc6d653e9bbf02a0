using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Inputs as C takes them: the bytes of an image, or the words of a spike tensor of events, [time step][plane][word].</summary>
internal static class CInput
{
    /// <summary>Bytes of an input.</summary>
    public static int Size(NetworkCase networkCase)
    {
        NetworkDeclaration declaration = networkCase.Declaration;
        int planeWords = (declaration.Input.Size + 31) / 32;
        return declaration.ReadsEvents
            ? sizeof(uint) * declaration.TimeSteps * networkCase.Graph.Nodes[0].Planes * planeWords
            : declaration.Input.Size;
    }

    /// <summary>The bytes of an input, words in little-endian order.</summary>
    public static byte[] Bytes(NetworkCase networkCase, byte[] input)
    {
        IntegerNode node = networkCase.Graph.Nodes[0];
        if (node.Operation is not EventsOperation)
        {
            return input;
        }

        int[][] steps = [.. input.Chunk(node.Shape.Size).Select(step => step.Select(count => (int)count).ToArray())];
        var bytes = new byte[Size(networkCase)];
        Buffer.BlockCopy(PackedSpikes.Pack(steps, node.Planes), 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
