using System.Collections.Immutable;
using System.Text;
using StaticNets.Csv;

namespace StaticNets.Tests.Data.Csv;

/// <summary>
/// Malformed input is rejected with a message that names its place: the line as an editor counts it, and the column, counted from 1.
/// </summary>
public class CsvFaultTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3\n", 3, 2, "expected 2 fields, found 1")]
    [InlineData("a,b\n1,2\n3,4,5\n", 3, 3, "expected 2 fields, found 3")]
    [InlineData("a,b\r\n1,2\r\n\r\n3,4,\r\n", 4, 3, "expected 2 fields, found 3")]
    [InlineData("a,b\n1,two\n", 2, 2, "('b'): expected a number such as 1.5, found 'two'")]
    [InlineData("a,b\n1,2\n1 2,3\n", 3, 1, "('a'): expected a number such as 1.5, found '1 2'")]
    [InlineData("a,b\n1,0x10\n", 2, 2, "found '0x10'")]
    [InlineData("a,b\nNaN,1\n", 2, 1, "('a'): expected a finite number of double, found 'NaN'")]
    [InlineData("a,b\n1,-Infinity\n", 2, 2, "found '-Infinity'")]
    [InlineData("a,b\n1,1e400\n", 2, 2, "found '1e400'")]
    [InlineData("a,b\n1,\n", 2, 2, "('b'): expected a value, found none ('')")]
    [InlineData("a,b\n \t,1\n", 2, 1, "('a'): expected a value, found none")]
    [InlineData("", 1, 1, "at least one row, found none")]
    [InlineData("a,b\n\n", 3, 1, "at least one row, found none")]
    [InlineData("a,b\n1,2\n\"3,4\n5,6\n", 3, 1, "quotes")]
    [InlineData("a,b\n1,2\n3,4\"5\n", 3, 2, "quotes")]
    [InlineData("a,b,c\n\"é,é\",\"2\"x,3\n", 2, 2, "quotes")]
    [InlineData("a,\"b\nc\"\n", 3, 1, "at least one row, found none")]
    [InlineData("a,b\n1,2\n3,\"4\n5\"\n6,x\n", 3, 2, "a number such as 1.5")]
    [InlineData("a,b\n1,\"2\n\"\n6,x\n", 4, 2, "found 'x'")]
    public void MalformedRowsAreNamed(string text, int line, int column, string message)
    {
        CsvText.Refused(text, null, line, column, message);
    }

    [Fact]
    public void AQuoteThatDoesNotCloseSwallowsNoRows()
    {
        CsvText.Refused("a,name\n1,\"x\n2,y\n3,z\n", new CsvOptions { Features = ["a"] }, 2, 2, "quotes");
    }

    [Fact]
    public void LongFieldsAreCutInMessages()
    {
        var error = Assert.Throws<InvalidDataException>(() => CsvText.Read("a\n" + new string('x', 100_000)));
        Assert.Contains(new string('x', 40) + "…'", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 0, 200);
    }

    [Fact]
    public void SinglePrecisionHasItsOwnLargestNumber()
    {
        var error = Assert.Throws<InvalidDataException>(() => CsvTable.Read(new MemoryStream("a\n1e39\n"u8.ToArray())));
        Assert.Equal("'stream', line 2, column 1 ('a'): expected a finite number of float, found '1e39'.", error.Message);
    }

    [Fact]
    public void ColumnsThatAreNotThereAreNamed()
    {
        CsvText.Refused("\na,b\n1,2\n", new CsvOptions { Target = "class" }, 2, 1, "a header with a column 'class', found 'a', 'b'");
        CsvText.Refused("a,b\n1,2\n", new CsvOptions { Features = [0, 2] }, 1, 3, "a column of index 2, found 2 columns");
        CsvText.Refused("a,b,a\n1,2,3\n", new CsvOptions { Features = ["a"] }, 1, 3, "one column of this name, found another in column 1");
        CsvText.Refused("a\n1\n", new CsvOptions { Target = "a" }, 1, 1, "a column of features beside the target");
    }

    // The decoder reads ahead, but the message must name the line of the invalid byte.
    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(100_000, false)]
    public void TextThatIsNoUtf8IsRefused(int rowsBefore, bool packed)
    {
        var options = new CsvOptions { Target = "c", TargetKind = CsvTarget.ClassLabel };
        string rows = string.Concat(Enumerable.Repeat("1,b\r\n", rowsBefore));
        byte[] latin = Encoding.Latin1.GetBytes($"x,c\r\n{rows}1,caf\u00E9\r\n2,\u00E8\r\n");
        var error = Assert.Throws<InvalidDataException>(() => CsvText.Read(packed ? CsvText.Packed(latin) : latin, options));
        Assert.Equal(
            $"'{CsvText.Name}', line {rowsBefore + 2}: expected text in UTF-8, found the byte E9: save the table as UTF-8.",
            error.Message
        );
    }

    // The reader searches for the invalid byte in blocks of 64 KiB. Here a valid letter of two bytes spans two blocks and must not be
    // reported.
    [Fact]
    public void ALetterAcrossTwoBlocksIsNotTheFault()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes($"x,ab\n1,{new string('é', 40_000)}\n2,"), 0xE9, (byte)'\n'];
        var error = Assert.Throws<InvalidDataException>(() => CsvText.Read(text));
        Assert.EndsWith(
            "line 3: expected text in UTF-8, found the byte E9: save the table as UTF-8.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void LinesAreCountedFromWhereTheStreamStands()
    {
        MemoryStream stream = new([.. "one\ntwo\nx,c\n1,"u8, 0xE9, (byte)'\n']) { Position = 8 };
        var error = Assert.Throws<InvalidDataException>(() => CsvTable.Read(stream));
        Assert.StartsWith("'stream', line 2: expected text in UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderIsNamed()
    {
        string folder = Path.GetTempPath();
        var error = Assert.Throws<IOException>(() => CsvTable.Read(folder));
        Assert.Equal($"Cannot read '{folder}': expected a file, found a folder.", error.Message);
    }

    [Fact]
    public void HiddenCharactersAreEscaped()
    {
        CsvText.Refused("a\u202Eb\n1\u001b[2J\n", null, 2, 1, @"('a\u202eb')", @"found '1\u001b[2J'");
        CsvText.Refused("a\n\u202E" + new string('x', 100) + "\n", null, 2, 1, @"found '\u202exxx");
    }

    [Fact]
    public void NoPackedTableIsReadInPart()
    {
        Xoshiro256StarStar random = new(2);
        string text = "x\n" + string.Join('\n', Enumerable.Range(0, 300).Select(_ => random.NextInt32(1000)));
        double[] whole = CsvText.Read(text).X;
        byte[] packed = CsvText.Packed(text);
        Assert.Equal(whole, CsvText.Read(packed).X);
        for (int length = 2; length < packed.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => CsvText.Read(packed[..length]));
            Assert.Contains(CsvText.Name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PackedTablesThatWereChangedAreRefused()
    {
        byte[] packed = CsvText.Packed("x\n" + string.Join('\n', Enumerable.Range(0, 300)));
        int refused = 0;
        for (int at = 10; at < packed.Length; at++)
        {
            byte[] content = [.. packed];
            content[at] ^= 0x10;
            try
            {
                Assert.Equal(Enumerable.Range(0, 300).Select(value => (double)value), CsvText.Read(content).X);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        // Up to seven bits after the last code of the compressed data have no meaning, so the change of one byte may have no effect.
        Assert.InRange(refused, packed.Length - 10 - 1, packed.Length - 10);
        Assert.Throws<InvalidDataException>(() => CsvText.Read([.. packed, .. CsvText.Packed("301\n")]));
    }

    [Fact]
    public void OptionsThatContradictAreRefused()
    {
        Refused("no Target column", new CsvOptions { TargetKind = CsvTarget.ClassLabel });
        Refused("no Target column", new CsvOptions { Labels = ["a"] });
        Refused("TargetKind is not ClassLabel", new CsvOptions { Target = 0, Labels = ["a"] });
        Refused("'b') is picked twice", new CsvOptions { Features = [1, "a"], Target = "b" });
        Refused("both a comma", new CsvOptions { DecimalSeparator = ',' });
        Refused("'b') is to be one-hot, but is none of the features", new CsvOptions { OneHot = ["b"], Target = "b" });
        Refused("no column is named in OneHot", new CsvOptions { Categories = ImmutableDictionary<string, ImmutableArray<string>>.Empty });
        Refused("none for 'b'", new CsvOptions { OneHot = ["b"], Categories = ImmutableDictionary<string, ImmutableArray<string>>.Empty });
        Refused(
            "'1' and '1.0' are the same number",
            new CsvOptions
            {
                Target = "b",
                TargetKind = CsvTarget.ClassLabel,
                Labels = ["1", "1.0"],
            }
        );
        Assert.Throws<ArgumentException>("DecimalSeparator", () => new CsvOptions { DecimalSeparator = ';' });
        Assert.Throws<ArgumentNullException>("OneHot", () => new CsvOptions { OneHot = null! });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumRows", () => new CsvOptions { MaximumRows = 0 });
        Refused("'a') is picked twice", new CsvOptions { Features = [0, "a"] });
        Refused("Without a header no column is called 'a'", new CsvOptions { HasHeader = false, Target = "a" });
        Assert.All("\"\r\n\0¦", character => Assert.Throws<ArgumentException>("Delimiter", () => new CsvOptions { Delimiter = character }));
        Assert.Throws<ArgumentException>("Features", () => new CsvOptions { Features = [] });
        Assert.Throws<ArgumentException>("Labels", () => new CsvOptions { Labels = ["a", "a"] });
        Assert.Throws<ArgumentOutOfRangeException>("MissingConstant", () => new CsvOptions { MissingConstant = double.NaN });
        Assert.Throws<ArgumentNullException>("MissingMarkers", () => new CsvOptions { MissingMarkers = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { Target = -1 });
        Assert.Throws<ArgumentException>("options", () => CsvTable.Read(new MemoryStream([1]), new CsvOptions { MissingConstant = 1e300 }));
        Assert.Throws<ArgumentException>(() => CsvTable.Read<Half>(new MemoryStream([1])));
        Assert.Throws<ArgumentNullException>("stream", () => CsvTable.Read((Stream)null!));
    }

    private static void Refused(string part, CsvOptions options)
    {
        var error = Assert.Throws<ArgumentException>("options", () => CsvText.Read("a,b\n1,2\n", options));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
