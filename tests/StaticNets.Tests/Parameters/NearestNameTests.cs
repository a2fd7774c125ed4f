using StaticNets.Parameters;

namespace StaticNets.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("dense_1/kernel", "dense_2/kernel", 1)]
    public void DistancesAreLevenshteins(string a, string b, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(a, b));
        Assert.Equal(distance, NearestName.Distance(b, a));
    }

    [Fact]
    public void TheFewestEditsWin() =>
        Assert.Equal("dense_1/bias", NearestName.Find("dense1/bias", ["dense_1/kernel", "dense_1/bias", "dense_12/bias"]));

    [Fact]
    public void TheFirstOfEqualsWins() => Assert.Equal("dense_1/bias", NearestName.Find("dense_3/bias", ["dense_1/bias", "dense_2/bias"]));

    [Fact]
    public void NamesThatDifferInMoreThanAThirdAreNoSuggestion() => Assert.Null(NearestName.Find("dense/bias", ["embedding/table"]));

    // Names in an untrusted file must not make the search slow.
    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void LongNamesAreNotCompared(int length, bool found)
    {
        string name = new('a', length);
        string almost = new('a', 200);
        Assert.Equal(found ? almost : null, NearestName.Find(name, [almost]));
        Assert.Equal(found ? name : null, NearestName.Find(almost, [name]));
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void CandidatesBehindTheFirstThousandAreNotCompared(int before, bool found)
    {
        IEnumerable<string> candidates = Enumerable.Repeat("embedding/table", before).Append("dense_1/bias");
        Assert.Equal(found ? "dense_1/bias" : null, NearestName.Find("dense/bias", candidates));
    }
}
