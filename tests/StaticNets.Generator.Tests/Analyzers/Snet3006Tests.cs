using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A weight file must name an existing network, and a network can have at most one file.</summary>
public class Snet3006Tests
{
    private const string Nets = """
        namespace Acme;

        [Network, Input(4), Dense(3)] public partial class DigitNet;

        public partial class Outer
        {
            [Network, Input(4), Dense(3)] public partial class Inner;
        }
        """;

    private static string Fitting => WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3]));

    [Fact]
    public void ReportsAMisspeltName() =>
        Match(["Acme.DigtNet"], "'Acme.DigtNet', but the project has no such network; did you mean 'Acme.DigitNet'?");

    [Fact]
    public void ReportsANameLikeNoOther() =>
        Match(["Something.Else.Altogether"], "'Something.Else.Altogether', but the project has no such network");

    [Fact]
    public void ReportsAMissingName() => Match([""], "no network: Network=\"Namespace.Class\" says for which");

    [Fact]
    public void ReportsASecondFile() =>
        Match(["Acme.DigitNet", "Acme.DigitNet"], "'Acme.DigitNet', which has those in 'net.safetensors' already");

    [Fact]
    public void AcceptsANetworkInAnotherClass() => Match(["Acme.Outer.Inner", "Acme.DigitNet"]);

    /// <summary>Compares the errors, which concern the project file and have no location in the source.</summary>
    private static void Match(string[] networks, params string[] whose)
    {
        WeightText[] files = [.. networks.Select(network => WeightText.Of(network, Fitting))];
        Assert.Equal(
            whose.Select(text => $"SNET3006: The weights in 'net.safetensors' are for {text}"),
            TestCompilation
                .Findings([Nets], files)
                .Select(found => $"{found.Id}: {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
        );
    }
}
