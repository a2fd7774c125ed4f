using DigitsAot;

namespace StaticNets.Tests.Data;

/// <summary>Reads images as the native sample reads them from its standard input, which may have any length.</summary>
public class PgmTests
{
    [Fact]
    public void PlainAndBinaryPictures()
    {
        Assert.Equal([0f, 1f], Pgm.Read(new MemoryStream("P2 # comment\n2 1 255\n0 255\n"u8.ToArray()), 2, 1));
        Assert.Equal([0f, 1f], Pgm.Read(new MemoryStream([.. "P5 2 1 255\n"u8, 0, 255]), 2, 1));
    }

    [Theory]
    [InlineData("P5 2 1 255\n")]
    [InlineData("P2 2 1 255\n")]
    [InlineData("")]
    public void AnInputWithoutEndIsNotReadToIt(string start)
    {
        using EndlessStream endless = new(System.Text.Encoding.ASCII.GetBytes(start));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => Pgm.Read(endless, 2, 1));
        Assert.Equal("The picture must have at most 65536 bytes, but has more.", error.Message);

        // The stream never ends. The refusal may allocate the 65 537 bytes that it reads, and what a first call and an exception need.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    /// <summary>A stream that consists of the given start and endless blanks.</summary>
    private sealed class EndlessStream(byte[] start) : MemoryStream(start)
    {
        public override int Read(Span<byte> buffer)
        {
            int read = base.Read(buffer);
            buffer[read..].Fill((byte)' ');
            return buffer.Length;
        }
    }
}
