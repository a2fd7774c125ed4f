using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>Files that a network with <c>dense/kernel</c> [2, 3] and <c>dense/bias</c> [3] must reject.</summary>
internal static class Refusal
{
    public const string Kernel = "\"dense/kernel\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}";

    public const string Bias = "\"dense/bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}";

    public const string Header = "{" + Kernel + "," + Bias + "}";

    public static readonly float[] Data = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>
    /// Returns a file in whose header one piece is replaced. The piece must occur exactly once, and the data are those of the unchanged
    /// header.
    /// </summary>
    public static byte[] Edited(string piece, string replacement)
    {
        Assert.Equal(2, Header.Split(piece).Length);
        return SafetensorsBytes.File(Header.Replace(piece, replacement, StringComparison.Ordinal), Data);
    }

    /// <summary>Asserts that reading the file fails with this message (after the name of the file) and changes nothing.</summary>
    public static void Expect(byte[] file, string message) => Assert.Equal(message, Message(file));

    /// <summary>Asserts that reading the file fails and changes nothing; returns the message after the name of the file.</summary>
    public static string Message(byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("net.safetensors", file);
        TestBlock<float> block = new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3])).FillWithSentinels();
        byte[] before = block.Bits;
        var fault = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan()));
        Assert.Equal(before, block.Bits);
        string start = $"Weight file '{path}'";
        Assert.StartsWith(start, fault.Message, StringComparison.Ordinal);
        return fault.Message[start.Length..];
    }
}
