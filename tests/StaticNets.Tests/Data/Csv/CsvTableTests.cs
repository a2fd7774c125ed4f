using System.Globalization;
using CsCheck;
using StaticNets.Csv;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Data.Csv;

/// <summary>Reads well-formed tables.</summary>
public sealed class CsvTableTests : IDisposable
{
    private const string Points = "x1,x2,class\n0.5,-1e3,b\n+2, 3 ,a\n\n.25,0,b\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FeaturesAndLabels()
    {
        var table = CsvText.Read(Points, new CsvOptions { Target = "class", TargetKind = CsvTarget.ClassLabel });
        Assert.Equal([0.5, -1000, 2, 3, 0.25, 0], table.X);
        Assert.Equal([1, 0, 1], table.Classes);
        Assert.Equal(["a", "b"], table.Labels.ToArray());
        Assert.Equal(["x1", "x2"], table.FeatureNames.ToArray());
        Assert.Equal((3, 2, 0), (table.RowCount, table.FeatureCount, table.DroppedRows));
        Assert.Empty(table.Targets);
    }

    [Fact]
    public void ColumnsAreTakenInTheOrderAsked()
    {
        var table = CsvText.Read("a,b,c\n1,2,3\n4,5,6\n", new CsvOptions { Features = ["c", 0], Target = 1 });
        Assert.Equal([3, 1, 6, 4], table.X);
        Assert.Equal([2, 5], table.Targets);
        Assert.Equal(["c", "a"], table.FeatureNames.ToArray());
        Assert.Empty(table.Classes);
        Assert.Equal([2, 5], CsvText.Read("a,b,c\n1,2,3\n4,5,6\n", new CsvOptions { Features = ["b"] }).X);
    }

    [Fact]
    public void WithoutAHeaderTheFirstRowIsOne()
    {
        var table = CsvText.Read("1;2\n3;4", new CsvOptions { HasHeader = false, Delimiter = ';' });
        Assert.Equal([1, 2, 3, 4], table.X);
        Assert.Equal(["column 1", "column 2"], table.FeatureNames.ToArray());
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("\uFEFFa,b\n1,2")]
    [InlineData("\"a\",b\n\"1\",\"2\"\n")]
    [InlineData("\n\na , b\n  \n 1,2 \n\n")]
    public void LineEndsMarksQuotesAndBlanks(string text)
    {
        Assert.Equal([1, 2], CsvText.Read(text, new CsvOptions { Features = ["a", "b"] }).X);
    }

    [Theory]
    [InlineData('\t')]
    [InlineData(' ')]
    [InlineData('|')]
    public void Delimiters(char delimiter)
    {
        var table = CsvText.Read($"a{delimiter}b\n1{delimiter}-2.5\n", new CsvOptions { Delimiter = delimiter });
        Assert.Equal([1, -2.5], table.X);
    }

    [Fact]
    public void LabelsThatAreNumbersAreSortedAsNumbers()
    {
        var options = new CsvOptions { Target = "c", TargetKind = CsvTarget.ClassLabel };
        var table = CsvText.Read("x,c\n0,10\n0,9\n0,-1\n0,10\n", options);
        Assert.Equal(["-1", "9", "10"], table.Labels.ToArray());
        Assert.Equal([2, 1, 0, 2], table.Classes);
        Assert.Equal(["10", "9", "no"], CsvText.Read("x,c\n0,10\n0,9\n0,no\n", options).Labels.ToArray());
    }

    [Fact]
    public void LabelsOfAnotherTableKeepTheirIndices()
    {
        var options = new CsvOptions
        {
            Target = "c",
            TargetKind = CsvTarget.ClassLabel,
            Labels = ["z", "a", "m"],
        };
        var table = CsvText.Read("x,c\n0,a\n0,z\n", options);
        Assert.Equal([1, 0], table.Classes);
        Assert.Equal(["z", "a", "m"], table.Labels.ToArray());
        CsvText.Refused("x,c\n0,a\n0,b\n", options, 3, 2, "('c')", "one of the given labels", "'b'");
    }

    [Fact]
    public void FilesPlainAndPacked()
    {
        var options = new CsvOptions { Target = "class", TargetKind = CsvTarget.ClassLabel };
        string plain = _folder.Write("plain.csv", System.Text.Encoding.UTF8.GetBytes(Points));
        string packed = _folder.Write("packed.csv", CsvText.Packed(Points));
        float[] expected = [0.5f, -1000, 2, 3, 0.25f, 0];
        Assert.Equal(expected, CsvTable.Read(plain, options).X);
        Assert.Equal(expected, CsvTable.Read(packed, options).X);
        Assert.Equal([0.5, -1000, 2, 3, 0.25, 0], CsvTable.Read<double>(packed, options).X);
        Assert.Throws<FileNotFoundException>(() => CsvTable.Read(_folder.File("none.csv")));
    }

    [Fact]
    public void StreamsStayOpenAndNeedNotSeek()
    {
        MemoryStream stream = new([7, .. CsvText.Packed("a\n1\n")]);
        Assert.Equal(7, stream.ReadByte());
        Assert.Equal([1f], CsvTable.Read(stream).X);
        stream.Position = 1;
        using System.IO.Compression.GZipStream noSeek = new(stream, System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal([1f], CsvTable.Read(noSeek).X);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void NumbersHaveAPointInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal([1.5, -2], CsvText.Read("a,b\n1.5,-2\n").X);
            var error = Assert.Throws<InvalidDataException>(() => CsvText.Read("a;b\n1,5;2\n", new CsvOptions { Delimiter = ';' }));
            Assert.Contains("a number such as 1.5, found '1,5'", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void EveryDoubleComesBackToTheBit() =>
        Gen
            .ULong.Uniform.Select(BitConverter.UInt64BitsToDouble)
            .Where(double.IsFinite)
            .Array[1, 100]
            .Sample(
                values =>
                {
                    string text = "x\n" + string.Join('\n', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
                    Assert.Equal(
                        values.Select(BitConverter.DoubleToUInt64Bits),
                        CsvText.Read(text).X.Select(BitConverter.DoubleToUInt64Bits)
                    );
                },
                iter: 200
            );

    [Fact]
    public void DatasetsViewTheArrays()
    {
        var labelled = new CsvOptions { Target = "class", TargetKind = CsvTarget.ClassLabel };
        CsvTable<double> classes = CsvText.Read(Points, labelled);
        Dataset data = classes.ToDataset();
        Assert.True(data.HasClasses);
        classes.X[0] = 99;
        Assert.Equal(99, data.X<double>().Span[0]);
        Dataset dense = CsvText.Read("x,y\n1,2\n", new CsvOptions { Target = "y" }).ToDataset();
        Assert.Equal([2], dense.Targets<double>().ToArray());
        MemoryStream stream = new("x,y\n1,2\n"u8.ToArray());
        Assert.Equal([2f], CsvTable.Read(stream, new CsvOptions { Target = "y" }).ToDataset().Targets<float>().ToArray());
        stream.Position = 0;
        var single = CsvTable.Read(stream, labelled with { Target = "y" });
        Assert.Equal([1f], single.ToDataset().X<float>().ToArray());
        Assert.True(single.ToDataset().HasClasses);
        Assert.Throws<InvalidOperationException>(() => CsvText.Read("x,y\n1,2\n").ToDataset());
    }
}
