using StaticNets.Csv;

namespace StaticNets.Tests.Data.Csv;

public class MissingValueTests
{
    private const string Text = "a,b,y\n1,2,3\n,4,5\n7,?,9\n4,,1\n";

    private static readonly CsvOptions _options = new() { Target = "y", MissingMarkers = ["", "?"] };

    [Fact]
    public void AreAnErrorUnlessToldOtherwise()
    {
        CsvText.Refused(Text, _options, 3, 1, "('a'): expected a value, found none (''); CsvOptions.Missing");
        CsvText.Refused("a,y\n1,2\n?,2\n", _options, 3, 1, "found none ('?')");
    }

    [Fact]
    public void RowsAreDropped()
    {
        CsvTable<double> table = CsvText.Read(Text, _options with { Missing = MissingValues.DropRow });
        Assert.Equal([1, 2], table.X);
        Assert.Equal([3], table.Targets);
        Assert.Equal(3, table.DroppedRows);
    }

    [Fact]
    public void MeansAreThoseOfTheColumn()
    {
        CsvTable<double> table = CsvText.Read(Text, _options with { Missing = MissingValues.Mean });
        Assert.Equal([1, 2, 4, 4, 7, 3, 4, 3], table.X);
        Assert.Equal([3, 5, 9, 1], table.Targets);
    }

    [Fact]
    public void ConstantsStandIn()
    {
        CsvTable<double> table = CsvText.Read(Text, _options with { Missing = MissingValues.Constant, MissingConstant = -1 });
        Assert.Equal([1, 2, -1, 4, 7, -1, 4, -1], table.X);
    }

    [Theory]
    [InlineData(CsvTarget.Number)]
    [InlineData(CsvTarget.ClassLabel)]
    public void ATargetIsNeverMadeUp(CsvTarget kind)
    {
        const string NoTarget = "a,b,y\n1,2,3\n3,4,?\n";
        CsvOptions options = _options with { TargetKind = kind };
        CsvText.Refused(NoTarget, options, 3, 3, "('y')", "none");
        CsvText.Refused(NoTarget, options with { Missing = MissingValues.Mean }, 3, 3, "('y')", "none");
        CsvText.Refused(NoTarget, options with { Missing = MissingValues.Constant }, 3, 3, "('y')", "none");
        CsvTable<double> table = CsvText.Read(NoTarget, options with { Missing = MissingValues.DropRow });
        Assert.Equal([1, 2], table.X);
        Assert.Equal(1, table.Targets.Length + table.Classes.Length);
    }

    [Fact]
    public void ADroppedRowMustBeWellFormedAllTheSame()
    {
        CsvOptions drop = _options with { Missing = MissingValues.DropRow };
        CsvText.Refused("a,b,y\n1,2,3\n,x,5\n", drop, 3, 2, "'x'");
        CsvText.Refused("a,b,y\n1,2,3\n,4,x\n", drop, 3, 3, "'x'");
        CsvText.Refused("a,b,y\n1,2,3\n,4\n", drop, 3, 3, "3 fields");
    }

    [Fact]
    public void FieldsThatNobodyPicksMayBeMissing()
    {
        Assert.Equal([1, 3], CsvText.Read("a,b\n1,\n3,x\n", new CsvOptions { Features = ["a"] }).X);
    }

    [Fact]
    public void SomethingMustBeLeft()
    {
        CsvText.Refused("a,b\n1,\n2,\n", new CsvOptions { Missing = MissingValues.Mean }, 4, 2, "('b')", "finite mean");
        CsvText.Refused("a,b\n1,\n2,\n", new CsvOptions { Missing = MissingValues.DropRow }, 4, 1, "at least one row");
    }
}
