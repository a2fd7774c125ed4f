using StaticNets.Csv;

namespace StaticNets.Tests.Data.Csv;

/// <summary>Reads the words of a table: class labels, and columns that become one-hot features.</summary>
public class WordTests
{
    private const string Colours = "size,colour,y\n1,red,10\n2,blue,20\n3,red,30\n";

    private static readonly CsvOptions _labels = new() { Target = "c", TargetKind = CsvTarget.ClassLabel };
    private static readonly CsvOptions _oneHot = new() { Target = "y", OneHot = ["colour"] };

    [Fact]
    public void EqualNumbersAreOneClass()
    {
        CsvTable<double> table = CsvText.Read("x,c\n0,2\n0,1.0\n0,01\n0,1\n0,1e0\n0,2.50\n0,+2.5\n", _labels);
        Assert.Equal(["1", "2", "+2.5"], table.Labels.ToArray());
        Assert.Equal([1, 0, 0, 0, 0, 2, 2], table.Classes);
    }

    // A number that occurs in several spellings is named by its shortest spelling, and of equally short ones by the first in the alphabet,
    // whatever the order of the rows.
    [Fact]
    public void TheNameOfANumberDoesNotDependOnTheOrderOfRows()
    {
        Assert.Equal(["1", "7"], CsvText.Read("x,c\n0,7\n0,1\n0,1.0\n", _labels).Labels.ToArray());
        Assert.Equal(["1", "7"], CsvText.Read("x,c\n0,1.0\n0,1\n0,7\n", _labels).Labels.ToArray());
        Assert.Equal(["01", "02"], CsvText.Read("x,c\n0,02\n0,01\n", _labels).Labels.ToArray());
    }

    [Fact]
    public void OtherWordsAreComparedByTheirLetters()
    {
        Assert.Equal(["01", "1", "1.0", "a"], CsvText.Read("x,c\n0,1\n0,01\n0,a\n0,1.0\n", _labels).Labels.ToArray());
        Assert.Equal(["1", "NaN", "nan"], CsvText.Read("x,c\n0,nan\n0,NaN\n0,1\n", _labels).Labels.ToArray());
    }

    // 2^53 and 2^53 + 1 are rounded to the same double, and so are two numbers that differ only in their 30th digit. As labels, however,
    // they are different numbers and thus different classes.
    [Fact]
    public void NumbersThatOnlyRoundToOneAreTwoClasses()
    {
        Assert.Equal(2, CsvText.Read("x,c\n0,9007199254740993\n0,9007199254740992\n", _labels).Labels.Length);
        string digits = "0." + new string('1', 29);
        Assert.Equal(2, CsvText.Read($"x,c\n0,{digits}1\n0,{digits}2\n", _labels).Labels.Length);
    }

    [Fact]
    public void GivenLabelsAreFoundByTheirNumber()
    {
        CsvOptions options = _labels with { Labels = ["3", "1.0"] };
        CsvTable<double> table = CsvText.Read("x,c\n0,1\n0,3.0\n0,3\n", options);
        Assert.Equal([1, 0, 0], table.Classes);
        Assert.Equal(["3", "1.0"], table.Labels.ToArray());
        CsvText.Refused("x,c\n0,2\n", options, 2, 2, "one of the given labels, found '2'");
    }

    [Fact]
    public void DecimalCommas()
    {
        CsvOptions comma = new() { Delimiter = ';', DecimalSeparator = ',' };
        Assert.Equal([1.5, -2, 0.25, 1000], CsvText.Read("a;b\n1,5;-2\n,25;1e3\n", comma).X);
        Assert.Equal(
            ["1", "2,5"],
            CsvText
                .Read("x;c\n0;2,5\n0;1,0\n0;1\n0;2,50\n", comma with { Target = "c", TargetKind = CsvTarget.ClassLabel })
                .Labels.ToArray()
        );
        CsvText.Refused(
            "a;b\n1.5;2\n",
            comma,
            2,
            1,
            "expected a number such as 1,5, found '1.5'; CsvOptions.DecimalSeparator = '.' reads it"
        );
        CsvText.Refused("a;b\n1.234,5;2\n", comma, 2, 1, "expected a number such as 1,5, found '1.234,5'.");
        CsvText.Refused(
            "a;b\n1,5;2\n",
            new CsvOptions { Delimiter = ';' },
            2,
            1,
            "expected a number such as 1.5, found '1,5'; CsvOptions.DecimalSeparator = ',' reads it"
        );
    }

    [Fact]
    public void WordsBecomeFeaturesInTheirColumnsPlace()
    {
        CsvTable<double> table = CsvText.Read(Colours, _oneHot);
        Assert.Equal(["size", "colour_blue", "colour_red"], table.FeatureNames.ToArray());
        Assert.Equal([1, 0, 1, 2, 1, 0, 3, 0, 1], table.X);
        Assert.Equal([10, 20, 30], table.Targets);
        Assert.Equal((3, 3), (table.RowCount, table.FeatureCount));
        Assert.Equal(["blue", "red"], table.Categories["colour"].ToArray());

        table = CsvText.Read(Colours, _oneHot with { Features = ["colour", "size"] });
        Assert.Equal([0, 1, 1, 1, 0, 2, 0, 1, 3], table.X);
    }

    [Fact]
    public void ATableMayHoldWordsAlone()
    {
        CsvTable<double> table = CsvText.Read(
            "1;b\n01;a\n2;b\n",
            new()
            {
                HasHeader = false,
                Delimiter = ';',
                OneHot = [0, 1],
            }
        );
        Assert.Equal(["column 1_1", "column 1_2", "column 2_a", "column 2_b"], table.FeatureNames.ToArray());
        Assert.Equal([1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1], table.X);
    }

    // As in scikit-learn's OneHotEncoder, an unknown category is an error by default.
    [Fact]
    public void ATestTableGetsTheSameFeatures()
    {
        CsvOptions test = _oneHot with { Categories = CsvText.Read(Colours, _oneHot).Categories };
        CsvTable<double> table = CsvText.Read("size,colour,y\n4,red,1\n", test);
        Assert.Equal(["size", "colour_blue", "colour_red"], table.FeatureNames.ToArray());
        Assert.Equal([4, 0, 1], table.X);

        const string Green = "size,colour,y\n4,red,1\n5,green,2\n";
        CsvText.Refused(Green, test, 3, 2, "('colour'): expected one of the given categories, found 'green'; CsvOptions.UnknownCategories");
        Assert.Equal([4, 0, 1, 5, 0, 0], CsvText.Read(Green, test with { UnknownCategories = UnknownCategories.Zeros }).X);
    }

    [Fact]
    public void MissingWords()
    {
        const string Gaps = "size,colour,y\n1,red,10\n2,,20\n,blue,30\n";
        CsvText.Refused(Gaps, _oneHot, 3, 2, "('colour'): expected a value, found none");
        Assert.Equal([1, 1], CsvText.Read(Gaps, _oneHot with { Missing = MissingValues.DropRow }).X);
        Assert.Equal([1, 0, 1, 2, 0, 0, 1.5, 1, 0], CsvText.Read(Gaps, _oneHot with { Missing = MissingValues.Mean }).X);
        Assert.Equal([1, 0, 1, 2, 0, 0, 0, 1, 0], CsvText.Read(Gaps, _oneHot with { Missing = MissingValues.Constant }).X);
    }

    // A category or label that occurs only in dropped rows gives no feature or class.
    [Fact]
    public void WordsOfDroppedRowsMakeNoFeature()
    {
        CsvOptions labels = _labels with { Missing = MissingValues.DropRow };
        Assert.Equal(["b"], CsvText.Read("x,c\n,a\n1,b\n", labels).Labels.ToArray());
        CsvTable<double> table = CsvText.Read("size,colour,y\n1,red,10\n,blue,20\n", _oneHot with { Missing = MissingValues.DropRow });
        Assert.Equal(["size", "colour_red"], table.FeatureNames.ToArray());
    }
}
