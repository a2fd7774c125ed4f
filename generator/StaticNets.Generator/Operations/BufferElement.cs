using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Number format of a buffer's elements.</summary>
internal enum BufferElement
{
    /// <summary>The number format of the network: <c>float</c> or <c>double</c>.</summary>
    Network,

    /// <summary>bfloat16, whose bits are a <c>ushort</c>; functions widen the numbers when they load them.</summary>
    BFloat16,

    /// <summary>Class indices.</summary>
    ClassIndex,
}

/// <summary>The C# keywords and the sizes of buffer elements.</summary>
internal static class BufferElements
{
    private const int BytesOfBFloat16 = 2;

    /// <summary>Returns the C# keyword of the elements.</summary>
    /// <param name="network">The number format of the network.</param>
    public static string Keyword(this BufferElement element, Element network) =>
        element switch
        {
            BufferElement.Network => network.Keyword,
            BufferElement.BFloat16 => "ushort",
            BufferElement.ClassIndex => "int",
            _ => throw new InvalidOperationException($"Emitted code has no elements of the kind {element}."),
        };

    /// <summary>Returns the size of one element in bytes.</summary>
    /// <param name="network">The number format of the network.</param>
    public static int Bytes(this BufferElement element, Element network) =>
        element == BufferElement.BFloat16 ? BytesOfBFloat16 : network.Bytes;
}
