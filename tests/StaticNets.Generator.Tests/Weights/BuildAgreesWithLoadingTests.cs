using System.Reflection;
using StaticNets.Build;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tests.Support;
using StaticNets.Generator.Weights;
using StaticNets.Tests.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.Weights;

/// <summary>
/// Two readers look at a weight file: one while the program is built, one while it runs. What the first lets pass the second loads, unless a
/// number is not finite, which only reading the numbers tells; what the first refuses the second refuses too.
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

    private static string? Build(NetworkGraph graph, string file, string description)
    {
        WeightDescription.Write(description, "Net", "net.safetensors", "resource", file);
        WeightFile? weights = WeightFile.Read(File.ReadAllText(description));
        return weights is null
            ? "a description that cannot be read"
            : WeightRules.Check("Net", graph, "F32", weights).Select(problem => problem.Text).FirstOrDefault();
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
        return network.GetType().GetMethod("LoadWeights")!.CreateDelegate<Action<string>>(network);
    }
}
