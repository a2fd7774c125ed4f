namespace StaticNets.Packaging.Tests;

/// <summary>
/// Follows the steps of a new user: creates a project outside the repository, installs the package and runs the README's programs.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed class FreshProjectTests(PackedPackages packages)
{
    [Fact]
    public void TheQuickStartRuns()
    {
        string folder = Project("xor", "net10.0", ReadmeBlock("csharp", 0));
        AssertXor(Shell.Must(folder, "dotnet", "run", "-c", "Release"));
    }

    /// <summary>The same program as a single file, which names the package in its first line.</summary>
    [Fact]
    public void TheQuickStartRunsAsOneFile()
    {
        string folder = packages.NewFolder("one-file");
        string directive = ReadmeBlock("cs", 0).Replace("@0.1.0", "@" + packages.Version, StringComparison.Ordinal);
        Assert.StartsWith("#:package StaticNets@0.1.0-test", directive, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "xor.cs"), $"{directive}\n{ReadmeBlock("csharp", 0)}");
        AssertXor(Shell.Must(folder, "dotnet", "run", "-c", "Release", "xor.cs"));
    }

    [Fact]
    public void AShapeErrorIsAnErrorOfTheBuild()
    {
        string folder = Project(
            "shape",
            "net10.0",
            $"using StaticNets;\n{ReadmeBlock("csharp", 1)}\npublic static class Program {{ public static void Main() {{ }} }}"
        );
        Outcome build = Shell.Run(folder, "", "dotnet", "build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(ReadmeBlock("text", 0), build.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// The digits sample, built with the package as one native file that contains its weights; also with the layers in front of the last one
    /// as a part. A part that is not used alone adds no code, but longer names of tensors: a page of 4 KiB. The older runtime adds 37 KB.
    /// </summary>
    [Theory]
    [InlineData("native", "net10.0", false, 1_700_000)]
    [InlineData("part", "net9.0", true, 1_741_000)]
    public void ANativeProgramCarriesItsWeights(string name, string framework, bool hasPart, long mostBytes)
    {
        string samples = Path.Combine(PackedPackages.Root, "samples");
        string properties = """
            <PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization><AssemblyName>digits</AssemblyName><ImplicitUsings>enable</ImplicitUsings>
            <OptimizationPreference>Size</OptimizationPreference><StackTraceSupport>false</StackTraceSupport><UseSystemResourceKeys>true</UseSystemResourceKeys>
            <EventSourceSupport>false</EventSourceSupport><ConcurrentGarbageCollection>false</ConcurrentGarbageCollection><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            """;
        string items = """<StaticNetsWeights Include="weights/digits.safetensors" Network="Digits.DigitClassifier" />""";
        string folder = Project(name, framework, null, properties, items);
        foreach (string source in Directory.GetFiles(Path.Combine(samples, "DigitsAot"), "*.cs"))
        {
            File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
        }

        string weights = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "weights")).FullName, "digits.safetensors");
        byte[] trained = File.ReadAllBytes(Path.Combine(samples, "Digits", "digits.safetensors"));
        string classifier = File.ReadAllText(Path.Combine(samples, "Digits", "DigitClassifier.cs"));
        File.WriteAllBytes(weights, hasPart ? DigitsInParts.Weights(trained) : trained);
        File.WriteAllText(Path.Combine(folder, "DigitClassifier.cs"), hasPart ? DigitsInParts.Declaration : classifier);

        string published = Shell.Must(folder, "dotnet", "publish", "-c", "Release", "--use-current-runtime", "-o", "out");
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);
        if (System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64)
        {
            Assert.Contains($"SNET4101: {name} is compiled for processors with AVX2", published, StringComparison.Ordinal);
        }

        FileInfo program = new(Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "digits.exe" : "digits"));
        Assert.InRange(program.Length, 1, mostBytes);
        Outcome prediction = Shell.Run(
            folder,
            File.ReadAllText(Path.Combine(samples, "DigitsAot", "seven.pgm")),
            program.FullName,
            "predict"
        );
        Assert.Equal(0, prediction.ExitCode);
        Assert.Equal("7", prediction.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).MaxBy(line => line[2..])![..1]);
    }

    /// <summary>A weight file that is missing or broken is a build error at the network.</summary>
    [Fact]
    public void WeightsThatAreMissingAreAnErrorOfTheBuild()
    {
        const string Net =
            "using StaticNets;\n[Network, Input(4), Dense(3)] public partial class Net { public static void Main() => _ = Pretrained; }";
        string folder = Project("missing", "net10.0", Net, "", """<StaticNetsWeights Include="net.safetensors" Network="Net" />""");
        Outcome build = Shell.Run(folder, "", "dotnet", "build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            "Program.cs(2,2): error SNET3001: The weights of 'Net' should be in 'net.safetensors', but there is no such file",
            build.Text,
            StringComparison.Ordinal
        );
        File.WriteAllBytes(Path.Combine(folder, "net.safetensors"), [1, 2, 3]);
        build = Shell.Run(folder, "", "dotnet", "build", "-c", "Release");
        Assert.Contains(
            "Program.cs(2,2): error SNET3002: 'net.safetensors' is no safetensors file: expected at least 8 bytes (the length of the header), found 3 bytes",
            build.Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// The project has two frameworks, a nested network, and awkward names of weight files: with spaces, brackets, a percent sign, and an
    /// ending that looks like a German resource (<c>.de</c>). A second build does nothing. A build with new weights rebuilds the assembly,
    /// even if the weight file is older than the assembly, as after <c>mv</c> or <c>cp -p</c>.
    /// </summary>
    [Fact]
    public void WeightsOfAwkwardNamesAreCarried()
    {
        const string Program = """
            using System;
            using StaticNets;

            float[] y = new float[3];
            Outer.Net.Pretrained.Predict(new float[4], y);
            Global.Pretrained.Predict(new float[4], y);
            Console.WriteLine($"bias {y[0]:F1} {y[1]:F1} {y[2]:F1}");

            public static partial class Outer
            {
                [Network, Input(4), Dense(3)] public sealed partial class Net;
            }

            [Network, Input(4), Dense(3)] public sealed partial class Global;
            """;
        string items = """
            <StaticNetsWeights Include="my weights (1)/net.de.safetensors" Network="Outer+Net" />
            <StaticNetsWeights Include="my weights (1)/100%25.safetensors" Network="Global" />
            """;
        string folder = Project("awkward", "net9.0;net10.0", Program, "<RollForward>Major</RollForward>", items);
        string project = Path.Combine(folder, "awkward.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project)
                .Replace(
                    "<TargetFramework>net9.0;net10.0</TargetFramework>",
                    "<TargetFrameworks>net9.0;net10.0</TargetFrameworks>",
                    StringComparison.Ordinal
                )
        );
        string weights = Directory.CreateDirectory(Path.Combine(folder, "my weights (1)")).FullName;
        File.WriteAllBytes(Path.Combine(weights, "net.de.safetensors"), Weights(1, 2, 3));
        File.WriteAllBytes(Path.Combine(weights, "100%.safetensors"), Weights(4, 5, 6));
        Shell.Must(folder, "dotnet", "build", "-c", "Release");
        string[] outputs =
        [
            "bin/Release/net9.0/awkward.dll",
            "bin/Release/net10.0/awkward.dll",
            "obj/Release/net10.0/staticnets/Outer.Net.staticnets.json",
        ];
        DateTime[] times = [.. outputs.Select(Time)];
        Assert.Contains(
            "bias 4.0 5.0 6.0",
            Shell.Must(folder, "dotnet", "run", "-c", "Release", "-f", "net10.0", "--no-build"),
            StringComparison.Ordinal
        );

        Shell.Must(folder, "dotnet", "build", "-c", "Release");
        Assert.Equal(times, outputs.Select(Time));

        File.WriteAllBytes(Path.Combine(weights, "100%.safetensors"), Weights(7, 8, 9));
        File.SetLastWriteTimeUtc(Path.Combine(weights, "100%.safetensors"), times.Min().AddDays(-1));
        Shell.Must(folder, "dotnet", "build", "-c", "Release");
        Assert.Equal(times[2], Time(outputs[2]));
        Assert.Contains(
            "bias 7.0 8.0 9.0",
            Shell.Must(folder, "dotnet", "run", "-c", "Release", "-f", "net10.0", "--no-build"),
            StringComparison.Ordinal
        );

        DateTime Time(string file) => File.GetLastWriteTimeUtc(Path.Combine(folder, file));
    }

    [Fact]
    public void TheToolInstallsAndInspects()
    {
        string folder = packages.NewFolder("tool");
        Shell.Must(folder, "dotnet", "tool", "install", "StaticNets.Tool", "--version", packages.Version, "--tool-path", "tools");
        string command = Path.Combine(folder, "tools", "staticnets");
        string weights = Path.Combine(PackedPackages.Root, "samples", "Digits", "digits.safetensors");
        string printed = Shell.Must(folder, command, "inspect", weights);
        Assert.Contains("dense_2/kernel", printed, StringComparison.Ordinal);

        // Started from its assembly, as by `dotnet run`, the tool still calls itself by the name of the installed command.
        string assembly = Assert.Single(Directory.GetFiles(folder, "StaticNets.Tool.dll", SearchOption.AllDirectories));
        string help = Shell.Must(folder, "dotnet", assembly, "--help");
        Assert.Contains("staticnets [command]", help, StringComparison.Ordinal);
        Assert.DoesNotContain("StaticNets.Tool", help, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", Shell.Must(folder, command, "--version"));
    }

    /// <summary>Returns a file for four inputs and three outputs: a kernel of zeros, and this bias.</summary>
    private static byte[] Weights(params float[] bias)
    {
        string header =
            """{"dense/kernel":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]},"dense/bias":{"dtype":"F32","shape":[3],"data_offsets":[48,60]}}""";
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write((ulong)header.Length);
        writer.Write(System.Text.Encoding.ASCII.GetBytes(header));
        writer.Write(new byte[48]);
        foreach (float value in bias)
        {
            writer.Write(value);
        }

        return file.ToArray();
    }

    private static void AssertXor(string printed)
    {
        Assert.Contains("Total params: 33 (132 bytes, float)", printed, StringComparison.Ordinal);
        string[] answers = [.. printed.Split('\n').Where(line => line.Contains(" xor ", StringComparison.Ordinal))];
        Assert.Equal(["0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1", "1 xor 1 = 0"], answers.Select(Rounded));
    }

    private static string Rounded(string line)
    {
        string[] sides = line.Split(" = ");
        double value = double.Parse(sides[1], System.Globalization.CultureInfo.InvariantCulture);
        return $"{sides[0]} = {(value > 0.9 ? "1" : value < 0.1 ? "0" : sides[1])}";
    }

    private string Project(string name, string framework, string? program, string properties = "", string items = "") =>
        packages.NewProject(
            name,
            framework,
            program,
            properties,
            $"""<PackageReference Include="StaticNets" Version="{packages.Version}" />{items}"""
        );

    private static string ReadmeBlock(string language, int index)
    {
        string readme = File.ReadAllText(Path.Combine(PackedPackages.Root, "README.md"));
        string start = $"```{language}\n";
        string part = readme.Split(start)[index + 1];
        return part[..part.IndexOf("\n```", StringComparison.Ordinal)];
    }
}
