using System.Text.RegularExpressions;
using StaticNets.Tests.Support;

namespace StaticNets.Packaging.Tests;

/// <summary>Tests that <c>dotnet format</c> applies the fixes of the package to all diagnostics of a project at once.</summary>
[Collection(PackagesCollection.Name)]
public sealed partial class FormatTests(PackedPackages packages)
{
    /// <summary>For each rule with a fix, a declaration that breaks the rule.</summary>
    private static readonly Dictionary<string, string> _mistakes = new()
    {
        ["SNET0001"] = "[Network, Input(4), Dense(3)] public class Net;",
        ["SNET0002"] = "public class Outer { [Network, Input(4), Dense(3)] public partial class Net; }",
        ["SNET0005"] = "[Network, Input(4)]\n[Dense(8)]\npublic partial class Net;\n[Dense(3)]\npublic partial class Net;",
        ["SNET0007"] = """[Network, Input(4), Dense(8, Name = "stem"), Dense(8), Add("stam")] public partial class Net;""",
        ["SNET0008"] = """[Network, Input(4), Dense(8, Name = "stem"), Dense(3, Name = "stem")] public partial class Net;""",
        ["SNET0009"] = """[Network, Input(4), Dense(3, Name = "summary")] public partial class Net;""",
        ["SNET0010"] = """[Network, Input(4), Dense(8), Dense(6), Dense(3, From = "dense")] public partial class Net;""",
        ["SNET0011"] = """[Network, Input(4), Dense(3, Name = "last layer")] public partial class Net;""",
        ["SNET0013"] = "[Input(4), Dense(3)] public partial class Net;",
        ["SNET0014"] = "[Network]\n[Dense(3)]\n[Input(4)]\npublic partial class Net;",
        ["SNET0017"] = """[Network, Input(4), Dense(3, Name = "price"), Output("prize")] public partial class Net;""",
        ["SNET1001"] = "[Network, Input(-4), Dense(0)] public partial class Net;",
        ["SNET1002"] = "[Network, Input(4), Dense(8, Inputs = 5), Dense(3, Inputs = 7)] public partial class Net;",
        ["SNET1003"] = """[Network, Input(4), Dense(8, Name = "stem"), Dense(8), Add("input")] public partial class Net;""",
        ["SNET1004"] =
            """[Network, Input(4, 2), Flatten, Dense(8, Name = "stem"), Dense(8), Concatenate("input")] public partial class Net;""",
        ["SNET1005"] = "[Network, Input(784), Reshape(28, 28, 3)] public partial class Net;",
        ["SNET1006"] = """
            [Network, Input(4, 2), Conv2D(8, 3)] public partial class NoFix;
            [Network, Input(4, 2), Dense(8), Reshape(2, 4), Dense(3), Reshape(1, 3), Dense(2)] public partial class Net;
            """,
        ["SNET1007"] = """
            [Network(Loss = Loss.CategoricalCrossEntropy)] [Input(4)] [Dense(3)] public partial class Net;
            [Network(Loss = Loss.Hinge)] [Input(4)] [Dense(3, Activation = Activation.Sigmoid)] public partial class Other;
            """,
        ["SNET1010"] = "[Network, Input(4), Dense(8, Activation = (Activation)77), Dense(3)] public partial class Net;",
        ["SNET1011"] = "[Network, Input(4), Dense(8, Alpha = 0.1, ElasticNetAlpha = 0.1)] public partial class Net;",
        ["SNET1012"] =
            "[Network(Loss = Loss.Huber), Input(4), Dense(8, Activation = Activation.Heaviside), Dense(3)] public partial class Net;",
        ["SNET1013"] = "[Network, Input(4, 4, 1), Conv2D(8, 5)] public partial class Net;",
        ["SNET1014"] = "[Network, Input(4, 4, 2), Conv2D(9, 3, Groups = 2)] public partial class Net;",
        ["SNET1015"] = """
            [Network, Input(4), Dense(3)] public partial class Net
            {
                public static void Zero(Net net) => net.Parameters.Set("dense/biases", new float[3]);
            }
            """,
        ["SNET1016"] = """
            [Network, Input(4), Dense(3)] public partial class Net
            {
                public static void Train(Net net, Dataset data) => net.Fit(data, new FitOptions());
            }
            """,
        ["SNET1201"] =
            """[Network, Input(9, 3), GlobalMaxPooling1D(Name = "a"), Dense(4), Conv1D(4, 2, From = "a"), LastStep, Add("dense")] public partial class Net;""",
        ["SNET1204"] = "[Network, Input(9, 6), MultiHeadAttention(4), MultiHeadAttention(5)] public partial class Net;",
        ["SNET1205"] = "[Network, Input(9, 3), Lstm(8), Lstm(7), Lstm(6)] public partial class Net;",
        ["SNET1601"] = "[Network, Input(5, 4), Slice(0, 2, 6)] public partial class Net;",
        ["SNET1602"] = "[Network, Input(28, 20, 3), Permute(3, 1, 2)] public partial class Net;",
        ["SNET1603"] = "[Network, Input(6, 6, 1), Cropping2D(3)] public partial class Net;",
        ["SNET1604"] = "[Network, Input(6, 6, 12), PixelShuffle(3)] public partial class Net;",
        ["SNET1620"] = "[Network, Input(28, 28, 3), LayerNormalization(Axis = 3)] public partial class Net;",
        ["SNET2002"] =
            "[Network(Loss = Loss.MeanSquaredError), Input(4), Dense(3, Activation = Activation.Softmax)] public partial class Net;",
        ["SNET2003"] = "[Network(Loss = Loss.Huber), Input(4), Dense(3), Dropout(0.2)] public partial class Net;",
        ["SNET2004"] = "[Network, Input(4), Dropout(20), Dense(3, DropConnect = -0.5)] public partial class Net;",
        ["SNET2005"] = "[Network(Loss = Loss.MeanBiasError), Input(4), Dense(3)] public partial class Net;",
        ["SNET2006"] =
            "[Network, Input(4), Dense(8, Activation = Activation.Relu, KernelInitializer = Initializer.GlorotNormal)] public partial class Net;",
        ["SNET2007"] = "[Network, Input(4), Dense(3, L1 = -0.1, MaxNorm = 0)] public partial class Net;",
        ["SNET2008"] = "[Network, Input(4), Dense(3, Activation = Activation.Softmax), Softmax] public partial class Net;",
        ["SNET2009"] = "[Network, Input(3, 32, 32), Conv2D(16, 3)] public partial class Net;",
        ["SNET2010"] = "[Network(Loss = Loss.Huber), Input(4), Dense(3, Weights = WeightFormat.BFloat16)] public partial class Net;",
        ["SNET2101"] =
            """[Network, Input(4), Dense(8, Name = "a"), Dense(8, Name = "b"), Add("a", "b"), Dense(3)] public partial class Net;""",
    };

    // One rule for each class of fixes, because dotnet format takes two seconds for each rule.
    private static readonly string[] _oneOfEachFix =
    [
        "SNET0001",
        "SNET0005",
        "SNET0013",
        "SNET0014",
        "SNET1001",
        "SNET1002",
        "SNET1006",
        "SNET1007",
        "SNET1011",
        "SNET1015",
        "SNET1016",
        "SNET1205",
        "SNET2003",
        "SNET2005",
        "SNET2006",
        "SNET2009",
        "SNET2101",
    ];

    /// <summary>The class whose error has no fix. It comes first in its file, and the errors after it are fixed anyway.</summary>
    private const string Unfixable = "NoFix";

    [Fact]
    public void EveryFixWorksOnAWholeProject()
    {
        Assert.Equal(Fixable(), _mistakes.Keys.Order(StringComparer.Ordinal));
        IReadOnlyCollection<string> rules = LongRun.Enabled ? _mistakes.Keys : _oneOfEachFix;
        string folder = packages.NewFolder("format");
        string project = $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="StaticNets" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """;
        File.WriteAllText(Path.Combine(folder, "format.csproj"), project);

        // By default SNET2006 is only shown in editors; with this setting a build prints it as a warning.
        File.WriteAllText(Path.Combine(folder, ".globalconfig"), "is_global = true\ndotnet_diagnostic.SNET2006.severity = warning\n");
        foreach (string id in rules)
        {
            File.WriteAllText(Path.Combine(folder, $"{id}.cs"), $"using StaticNets;\n\nnamespace Of{id};\n\n{_mistakes[id]}\n");
        }

        string before = Shell.Run(folder, "", "dotnet", "build", "-v", "detailed").Text;
        Assert.All(rules, id => Assert.Matches($@"{id}\.cs\([0-9,]+\): \w+ {id}:", before));

        Format(folder, rules);

        // SNET1007 has two fixes, but one run of dotnet format applies no second fix to a file that it has changed. So the rule needs
        // another run.
        Format(folder, ["SNET1007"]);

        string[] left =
        [
            .. Report().Matches(Shell.Run(folder, "", "dotnet", "build", "--no-incremental").Text).Select(match => match.Value).Distinct(),
        ];
        string only = Assert.Single(left);
        Assert.Equal("SNET1006.cs(5,24): error SNET1006", only);
        Assert.Contains(
            "[Network, Input(4, 2), Flatten, Dense(8), Reshape(2, 4), Flatten, Dense(3), Reshape(1, 3), Flatten, Dense(2)]",
            File.ReadAllText(Path.Combine(folder, "SNET1006.cs")),
            StringComparison.Ordinal
        );

        string file = Path.Combine(folder, "SNET1006.cs");
        File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.Contains(Unfixable, StringComparison.Ordinal)));
        string built = Shell.Must(folder, "dotnet", "build", "-warnaserror");
        Assert.DoesNotContain("SNET", built, StringComparison.Ordinal);
    }

    private static void Format(string folder, IEnumerable<string> ids)
    {
        string formatted = Shell.Must(
            folder,
            "dotnet",
            ["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. ids]
        );
        Assert.DoesNotContain("Unable to fix", formatted, StringComparison.Ordinal);
    }

    /// <summary>Returns the rules that have a fix according to the list of diagnostics.</summary>
    private static IEnumerable<string> Fixable() =>
        File.ReadLines(Path.Combine(PackedPackages.Root, "docs", "diagnostics", "README.md"))
            .Where(line => line.StartsWith("| [SNET", StringComparison.Ordinal) && line.EndsWith("| yes |", StringComparison.Ordinal))
            .Select(line => line[3..11])
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"SNET[0-9]{4}\.cs\([0-9,]+\): (error|warning) \w+")]
    private static partial Regex Report();
}
