using Amps.Sounds;

namespace StaticNets.Amplifier.Tests;

/// <summary>WAV files of every sample format, and files that are none.</summary>
public sealed class WavFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The integer n of b bits is the sample n / 2ᵇ⁻¹.</summary>
    [Theory]
    [InlineData(16, false)]
    [InlineData(24, false)]
    [InlineData(32, false)]
    [InlineData(16, true)]
    [InlineData(24, true)]
    [InlineData(32, true)]
    public void ReadsPcm(int bits, bool isExtensible)
    {
        long one = 1L << (bits - 1);
        byte[] data = WavBytes.Integers(bits / 8, -one, one / 2, 0, -one / 4, one / 32768 * 3);
        Sound sound = Read(WavBytes.Compose(WavBytes.Pcm, bits, channels: 1, data, sampleRate: 48000, isExtensible));
        Assert.Equal([-1, 0.5f, 0, -0.25f, 3f / 32768], sound.Samples);
        Assert.Equal(48000, sound.SampleRate);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsSinglePrecision(bool isExtensible)
    {
        float[] samples = [0.1f, -2.5f, 0, 1e-20f];
        byte[] file = WavBytes.Compose(WavBytes.Float, 32, channels: 1, WavBytes.Floats(samples), isExtensible: isExtensible);
        Assert.Equal(samples, Read(file).Samples);
    }

    [Fact]
    public void TwoChannelsBecomeTheirMean()
    {
        byte[] pcm = WavBytes.Integers(2, 16384, 8192, -32768, 0, 100, -100);
        Assert.Equal([0.375f, -0.5f, 0], Read(WavBytes.Compose(WavBytes.Pcm, 16, channels: 2, pcm)).Samples);
    }

    /// <summary>Longer than the buffer of the reader, of 16 384 samples, and no multiple of it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ReadsLongFiles(int channels)
    {
        const int Frames = 50_001;
        float[] samples = [.. Enumerable.Range(0, Frames * channels).Select(i => (float)(i / channels))];
        float[] read = Read(WavBytes.Compose(WavBytes.Float, 32, channels, WavBytes.Floats(samples))).Samples;
        Assert.Equal(Enumerable.Range(0, Frames).Select(i => (float)i), read);
    }

    [Fact]
    public void WrittenFileIsReadWithTheSameBits()
    {
        string path = _folder.PathOf("a.wav");
        Sound sound = new([0.1f, -3.25f, 0, float.Epsilon, 1], 96000);
        WavFile.Write(path, sound with { Samples = new float[100] });
        WavFile.Write(path, sound);
        Sound read = WavFile.Read(path);
        Assert.Equal(sound.Samples, read.Samples);
        Assert.Equal(96000, read.SampleRate);
        Assert.Equal([path], Directory.GetFiles(_folder.FullName));
    }

    /// <summary>The new file could not replace the old one; nothing is left of it.</summary>
    [Fact]
    public void FailedWriteLeavesNothing()
    {
        string path = _folder.PathOf("a.wav");
        Directory.CreateDirectory(path);
        Exception? fault = Record.Exception(() => WavFile.Write(path, new Sound([1], 44100)));
        Assert.True(fault is IOException or UnauthorizedAccessException);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    /// <summary>A program that writes to a pipe does not know the length, and leaves the largest number.</summary>
    [Fact]
    public void UnknownLengthIsAccepted()
    {
        byte[] file = WavBytes.Compose(WavBytes.Pcm, 16, channels: 1, WavBytes.Integers(2, 16384, -16384));
        file.AsSpan(4, 4).Fill(0xFF);
        file.AsSpan(40, 4).Fill(0xFF);
        Assert.Equal([0.5f, -0.5f], Read(file).Samples);
    }

    [Theory]
    [InlineData(WavBytes.Pcm, 8, 1, "must have 1 or 2 channels of 16, 24 or 32 bits PCM or 32 bits float, but has 1 of 8 bits Pcm")]
    [InlineData(WavBytes.Pcm, 16, 3, "but has 3 of 16 bits Pcm")]
    [InlineData(WavBytes.Float, 64, 1, "but has 1 of 64 bits IeeeFloat")]
    [InlineData(WavBytes.MuLaw, 8, 2, "but has 2 of 8 bits MuLaw")]
    public void OtherFormatIsRefused(int encoding, int bits, int channels, string message) =>
        AssertRefused(WavBytes.Compose(encoding, bits, channels, new byte[48]), message);

    [Fact]
    public void RateOfZeroIsRefused() =>
        AssertRefused(WavBytes.Compose(WavBytes.Pcm, 16, 1, new byte[48], sampleRate: 0), "at 0 samples per second");

    [Theory]
    [InlineData(100, "must have 140 bytes, as its header says, but has 100.")]
    [InlineData(44, "must have 140 bytes, as its header says, but has 44.")]
    [InlineData(20, "must have 140 bytes, as its header says, but has 20.")]
    [InlineData(6, "must be a WAV file, but is none")]
    [InlineData(0, "must be a WAV file, but is none")]
    public void FileThatIsCutOffIsRefused(int length, string message) =>
        AssertRefused(WavBytes.Compose(WavBytes.Pcm, 16, 1, new byte[96])[..length], message);

    [Fact]
    public void FileWithoutDataIsRefused()
    {
        byte[] file = WavBytes.Compose(WavBytes.Pcm, 16, 1, new byte[96]);
        "atad"u8.CopyTo(file.AsSpan(36));
        AssertRefused(file, "must be a WAV file, but is none");
    }

    [Fact]
    public void OtherFileIsRefused() => AssertRefused([.. "This is a text, and no sound at all."u8], "must be a WAV file, but is none");

    [Theory]
    [InlineData(float.NaN, "sample 1 must be a finite number, but is NaN.")]
    [InlineData(float.NegativeInfinity, "sample 1 must be a finite number, but is")]
    public void NumberThatIsNotFiniteIsRefused(float sample, string message) =>
        AssertRefused(WavBytes.Compose(WavBytes.Float, 32, 1, WavBytes.Floats(0, sample, 0)), message);

    private Sound Read(byte[] file) => WavFile.Read(_folder.Write("in.wav", file));

    private void AssertRefused(byte[] file, string message)
    {
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => Read(file));
        Assert.StartsWith("in.wav", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
