namespace StaticNets.Packaging.Tests;

/// <summary>The item <c>StaticNetsOnnx</c> of the package StaticNets.Import makes a network of a model while a project is built.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ModelItemTests(PackedPackages packages)
{
    private const string Model = "my models (1)/model.onnx";

    private const string Program = """
        float[] y = new float[Acme.Classifier.OutputLength];
        Acme.Classifier.Pretrained.Predict(new float[Acme.Classifier.InputLength], y);
        Console.WriteLine($"{y.Length} outputs");
        """;

    /// <summary>
    /// The package is the only reference. A second build does nothing. A build with another model makes the class anew, even if the file is
    /// older than the first one.
    /// </summary>
    [Fact]
    public void AModelBecomesAClassThatFollowsItsFile()
    {
        string folder = Project("model", $"""<StaticNetsOnnx Include="{Model}" Class="Acme.Classifier" />""");
        Take(folder, "torch_lenet.onnx");
        string built = Shell.Must(folder, "dotnet", "build", "-c", "Release");
        Assert.Contains("model.onnx -> Acme.Classifier", built, StringComparison.Ordinal);
        Assert.Contains("4 outputs", Run(folder), StringComparison.Ordinal);

        string assembly = Path.Combine(folder, "bin/Release/net10.0/model.dll");
        DateTime time = File.GetLastWriteTimeUtc(assembly);
        built = Shell.Must(folder, "dotnet", "build", "-c", "Release");
        Assert.DoesNotContain("model.onnx ->", built, StringComparison.Ordinal);
        Assert.Equal(time, File.GetLastWriteTimeUtc(assembly));

        Take(folder, "torch_mlp.onnx");
        Assert.Contains("model.onnx ->", Shell.Must(folder, "dotnet", "build", "-c", "Release"), StringComparison.Ordinal);
        Assert.Contains("3 outputs", Run(folder), StringComparison.Ordinal);

        // Either name that exporters give to the data of large tensors is followed.
        foreach (string data in new[] { ".data", "_data" })
        {
            File.WriteAllText(Path.Combine(folder, Model + data), "");
            Assert.Contains("model.onnx ->", Shell.Must(folder, "dotnet", "build", "-c", "Release"), StringComparison.Ordinal);
        }

        // What was made is deleted with the rest, and made again.
        Shell.Must(folder, "dotnet", "clean", "-c", "Release");
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "obj"), "Classifier.*", SearchOption.AllDirectories));
        Shell.Must(folder, "dotnet", "build", "-c", "Release");
        Assert.Contains("3 outputs", Run(folder), StringComparison.Ordinal);
    }

    /// <summary>All nodes without a layer are errors of the build, at the model.</summary>
    [Fact]
    public void AModelWithoutLayersIsAnErrorOfTheBuild()
    {
        string folder = Project("refused", $"""<StaticNetsOnnx Include="{Model}" Class="Acme.Classifier" />""");
        Take(folder, "errors_together.onnx");
        Outcome build = Shell.Run(folder, "", "dotnet", "build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("model.onnx : error SNET3101: 'model.onnx': ", build.Text, StringComparison.Ordinal);
        Assert.Contains("error SNET3101:   'erf' (Erf): no layer computes it outside of", build.Text, StringComparison.Ordinal);
        Assert.Contains("error SNET3101:   'elu' (Elu) with alpha = -1: alpha must be above zero", build.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-class", $"""<StaticNetsOnnx Include="{Model}" />""", "has no name for its class: expected <StaticNetsOnnx Include=")]
    [InlineData(
        "twice",
        $"""<StaticNetsOnnx Include="{Model}" Class="A.B" /><StaticNetsOnnx Include="{Model}" Class="A.B" />""",
        "Several <StaticNetsOnnx> items have the same class"
    )]
    [InlineData("no-file", $"""<StaticNetsOnnx Include="missing.onnx" Class="A.B" />""", "There is no model 'missing.onnx', of which")]
    public void AnItemThatCannotBeUsedIsAnErrorOfTheBuild(string name, string items, string expected)
    {
        string folder = Project(name, items);
        Take(folder, "torch_mlp.onnx");
        Outcome build = Shell.Run(folder, "", "dotnet", "build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Matches($"error SNET3101: .*{expected}", build.Text);
    }

    private static string Run(string folder) => Shell.Must(folder, "dotnet", "run", "-c", "Release", "--no-build");

    /// <summary>Puts a model into the project, with the time of the fixture, which is before that of all that is built.</summary>
    private static void Take(string folder, string model)
    {
        string file = Path.Combine(folder, Model);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Path.Combine(PackedPackages.Root, "tests", "StaticNets.Import.Tests", "Fixtures", model), file, overwrite: true);
    }

    private string Project(string name, string items) =>
        packages.NewProject(
            name,
            "net10.0",
            Program,
            "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            $"""<PackageReference Include="StaticNets.Import" Version="{packages.Version}" />{items}"""
        );
}
