using System.Reflection;
using StaticNets.Build;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tests.Support;
using StaticNets.Generator.Weights;
using StaticNets.Tests.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.Weights;

/// <summary>
/// A weight file is checked during the build and again when it is loaded. A file that passes the build can be loaded, unless a number is
/// not finite, which only loading can see; a file that the build rejects is rejected by loading too.
/// </summary>
public sealed class BuildAgreesWithLoadingTests
{
    private const string Net =
        "using StaticNets;\n/// <summary>Small.</summary>\n[Network, Input(2), Dense(3)] public sealed partial class Net;";

    private const string Header =
        """{"dense/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"dense/bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}""";

    private static int Files => LongRun.Count(1_000, 20_000);

    [Fact]
    public void OnDamagedFiles()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(Net);
        NetworkGraph graph = GeneratorHost.Graph(generated.Original, "Net");
        using MemoryStream image = generated.Emit();
        Action<string> load = LoadOf(Assembly.Load(image.ToArray()));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("staticnets-");
        try
        {
            string file = Path.Combine(folder.FullName, "net.safetensors");
            string description = Path.Combine(folder.FullName, "Net.staticnets.json");
            WeightFileMutator mutator = new(SafetensorsBytes.File(Header, 1, 2, 3, 4, 5, 6, 7, 8, 9));
            List<string> disagreements = [];
            int refused = 0;
            for (int seed = 0; seed < Files; seed++)
            {
                File.WriteAllBytes(file, mutator.Mutate(seed));
                string? build = Build(graph, file, description);
                string? run = Run(load, file);
                refused += build is null ? 0 : 1;
                if (build is null != run is null)
                {
                    disagreements.Add($"seed {seed}: the build says {build ?? "nothing"}, loading says {run ?? "nothing"}");
                }
            }

            Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.Take(20)));
            Assert.InRange(refused, Files / 4, Files * 9 / 10);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Tests other kinds of files, numbers of every format, and headers that are too large to be passed to the compiler.</summary>
    [Fact]
    public void OnWholeFilesOfEveryKind()
    {
        foreach (string precision in new[] { "Single", "Double" })
        {
            GeneratedCompilation generated = GeneratorHost.Generate(
                Net.Replace("[Network,", $"[Network(Precision = Precision.{precision}),", StringComparison.Ordinal)
            );
            NetworkGraph graph = GeneratorHost.Graph(generated.Original, "Net");
            using MemoryStream image = generated.Emit();
            Action<string> load = LoadOf(Assembly.Load(image.ToArray()));
            DirectoryInfo folder = Directory.CreateTempSubdirectory("staticnets-");
            try
            {
                string file = Path.Combine(folder.FullName, "net.safetensors");
                string description = Path.Combine(folder.FullName, "Net.staticnets.json");
                List<string> loaded = [];
                foreach ((string name, byte[] content) in WholeFiles())
                {
                    File.WriteAllBytes(file, content);
                    string? build = Build(graph, file, description, precision == "Double" ? "F64" : "F32");
                    string? run = Run(load, file);
                    if (run?.Split("expected tensors in the safetensors format, found ") is [_, var foreign])
                    {
                        // Build and loading name the format of a foreign file in the same words.
                        Assert.Contains(foreign.TrimEnd('.'), build, StringComparison.Ordinal);
                    }

                    Assert.True(
                        build is null == run is null,
                        $"{precision}, {name}: the build says {build ?? "nothing"}, loading says {run ?? "nothing"}"
                    );
                    if (run is null)
                    {
                        loaded.Add(name);
                    }

                    // The description must be short, because the compiler parses it and needs many times its size in memory.
                    Assert.InRange(new FileInfo(description).Length, 0, 2000);
                }

                Assert.Equal(precision == "Double" ? ["F64"] : ["F32", "F16", "BF16", "much metadata"], loaded);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> WholeFiles()
    {
        foreach ((string dtype, int size) in new[] { ("F64", 8), ("F32", 4), ("F16", 2), ("BF16", 2), ("I16", 2), ("I32", 4), ("U8", 1) })
        {
            string header =
                $$$"""{"dense/kernel":{"dtype":"{{{dtype}}}","shape":[2,3],"data_offsets":[0,{{{6 * size}}}]},"dense/bias":{"dtype":"{{{dtype}}}","shape":[3],"data_offsets":[{{{6 * size}}},{{{9 * size}}}]}}""";
            yield return (dtype, [.. SafetensorsBytes.File(header), .. new byte[9 * size]]);
        }

        yield return ("much metadata", WithMore("\"__metadata__\":{\"text\":\"" + new string('x', 100_000) + "\"}"));
        yield return ("metadata that are no strings", WithMore("\"__metadata__\":{\"epoch\":1}"));
        yield return ("metadata twice", WithMore("\"__metadata__\":{},\"__metadata__\":{}"));
        yield return (
            "many metadata",
            WithMore("\"__metadata__\":{" + string.Join(',', Enumerable.Range(0, 10_001).Select(i => $"\"{i}\":\"\"")) + "}")
        );
        const string Empty = "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
        yield return ("many tensors", WithMore(string.Join(',', Enumerable.Range(0, 10_001).Select(i => $"\"{i}\":{Empty}"))));
        yield return ("an empty file", []);
        yield return ("a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\n"u8.ToArray());
        yield return ("a zip archive", [0x50, 0x4B, 3, 4, 0, 0, 8, 8, 0, 0, 0, 0]);
        yield return ("a web page", "<!DOCTYPE html>\n<html></html>\n"u8.ToArray());
    }

    private static byte[] WithMore(string members) => SafetensorsBytes.File("{" + members + "," + Header[1..], 1, 2, 3, 4, 5, 6, 7, 8, 9);

    private static string? Build(NetworkGraph graph, string file, string description, string dtype = "F32")
    {
        WeightDescription.Write(description, "Net", "net.safetensors", "resource", file);
        WeightFile? weights = WeightFile.Read(File.ReadAllText(description));
        return weights is null
            ? "a description that cannot be read"
            : WeightRules.Check("Net", graph, dtype, weights).Select(problem => problem.Text).FirstOrDefault();
    }

    private static string? Run(Action<string> load, string file)
    {
        try
        {
            load(file);
            return null;
        }
        catch (InvalidDataException fault)
        {
            return fault.Message.Contains("expected finite values", StringComparison.Ordinal) ? null : fault.Message;
        }
    }

    private static Action<string> LoadOf(Assembly assembly)
    {
        object network = Activator.CreateInstance(assembly.GetType("Net", throwOnError: true)!)!;
        return network.GetType().GetMethod("LoadWeights", [typeof(string)])!.CreateDelegate<Action<string>>(network);
    }
}
