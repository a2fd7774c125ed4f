namespace StaticNets.Amplifier.Tests;

/// <summary>Composes WAV files byte by byte (Microsoft, <i>Multiple channel audio data and WAVE files</i>).</summary>
internal static class WavBytes
{
    public const int Pcm = 1;
    public const int Float = 3;
    public const int MuLaw = 7;
    private const int Extensible = 0xFFFE;
    private const int BitsPerByte = 8;

    /// <summary>Returns a file with a header of 44 bytes, or of 68 with an extensible format.</summary>
    public static byte[] Compose(int encoding, int bits, int channels, byte[] data, int sampleRate = 44100, bool isExtensible = false)
    {
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        int formatLength = isExtensible ? 40 : 16;
        int blockAlign = channels * bits / BitsPerByte;
        writer.Write("RIFF"u8);
        writer.Write(4 + 8 + formatLength + 8 + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(formatLength);
        writer.Write((ushort)(isExtensible ? Extensible : encoding));
        writer.Write((ushort)channels);
        writer.Write(sampleRate);
        writer.Write(sampleRate * blockAlign);
        writer.Write((ushort)blockAlign);
        writer.Write((ushort)bits);
        if (isExtensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write(encoding);
            writer.Write([0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);
        }

        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        return file.ToArray();
    }

    /// <summary>Returns numbers of a certain length, least significant byte first.</summary>
    public static byte[] Integers(int bytes, params long[] values) =>
        [.. values.SelectMany(value => BitConverter.GetBytes(value)[..bytes])];

    /// <summary>Returns numbers in single precision.</summary>
    public static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
