using StaticNets.Plots;

namespace StaticNets.Tests;

public class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"a\"", "\"say \"\"a\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\rlines", "\"two\rlines\"")]
    public void QuotesWhatWouldBreakTheRow(string field, string expected)
    {
        var csv = new CsvText();
        csv.Text(field).Text("next").EndRow();
        Assert.Equal($"{expected},next\n", csv.ToString());
    }

    [Fact]
    public void NumbersReadBackAsTheSameNumbersInEveryCulture()
    {
        string text = CommaCulture.Run(() =>
        {
            var csv = new CsvText();
            csv.Number(-7).Number(0.1).Number(null).Number(1.0 / 3).Number(0.1f, isSingle: true).Number(0.1f, isSingle: false).EndRow();
            csv.Number(-1e-300).Number(12345.5).EndRow();
            return csv.ToString();
        });

        // 0.1f is 0.100000001490116119384765625; 17 digits distinguish any two doubles, 9 digits any two floats.
        Assert.Equal("-7,0.1,,0.3333333333333333,0.1,0.10000000149011612\n-1E-300,12345.5\n", text);
    }
}
