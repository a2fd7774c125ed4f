using DigitsAot;

namespace StaticNets.Tests.Data;

/// <summary>Images that the native sample reads from its input, which may have any length.</summary>
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

        // The 65 537 bytes, and the allocations of a first call and an exception; the stream never ends.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    /// <summary>A start followed by endless blanks.</summary>
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
