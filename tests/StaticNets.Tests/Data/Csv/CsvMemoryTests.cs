using System.Text;
using StaticNets.Csv;

namespace StaticNets.Tests.Data.Csv;

/// <summary>The memory is proportional to the selected data, not to the size of the file.</summary>
public class CsvMemoryTests
{
    // A record has at most 16 MiB, so the reader stops there and does not read all of the 100 000 000 bytes.
    [Theory]
    [InlineData('x')]
    [InlineData(',')]
    public void AFileWithoutEndsOfLinesIsRefused(char character)
    {
        byte[] packed = CsvText.Packed(Encoding.ASCII.GetBytes("a,b\n" + new string(character, 100_000_000)));
        var error = Assert.Throws<InvalidDataException>(() => CsvText.Read(packed));
        Assert.Equal($"'{CsvText.Name}', line 2: expected a record of at most 16777216 bytes, found more.", error.Message);
    }

    [Fact]
    public void MoreRowsThanAllowedAreNotRead()
    {
        byte[] packed = CsvText.Packed("a\n" + string.Concat(Enumerable.Repeat("1\n", 5_000_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => CsvText.Read(packed, new CsvOptions { MaximumRows = 1000 }));
        Assert.Equal(
            $"'{CsvText.Name}', line 1002, column 1: expected at most 1000 rows, as CsvOptions.MaximumRows says, found more.",
            error.Message
        );

        // The refusal may allocate the buffers and, for each of 1 000 rows, two strings, an array and a number.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal(
            1000,
            CsvText.Read("a\n" + string.Concat(Enumerable.Repeat("1\n", 1000)), new CsvOptions { MaximumRows = 1000 }).RowCount
        );
    }
}
