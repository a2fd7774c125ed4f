using System.Reflection;
using System.Runtime.Loader;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Compiled networks, in memory until this object is disposed.</summary>
internal sealed class LoadedNetworks : IDisposable
{
    private const int Rows = 3;

    private readonly AssemblyLoadContext _context = new("networks", isCollectible: true);
    private readonly Assembly _assembly;

    public LoadedNetworks(GeneratedCompilation generated)
    {
        using MemoryStream image = generated.Emit();
        _assembly = _context.LoadFromStream(image);
    }

    private delegate double DenseGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> targets, Gradients<double> into);

    private delegate double SparseGradient(ReadOnlySpan<double> x, ReadOnlySpan<int> classes, Gradients<double> into);

    public void Dispose() => _context.Unload();

    /// <summary>Returns the loss of one of the networks, which compute in double.</summary>
    public DifferentiableNetwork Differentiable(RandomNetwork declaration)
    {
        Type type = _assembly.GetType(declaration.Name, throwOnError: true)!;
        object network = Activator.CreateInstance(type, declaration.Seed)!;
        ParameterSet<double> parameters = (ParameterSet<double>)type.GetProperty("Parameters")!.GetValue(network)!;
        int inputs = (int)type.GetField("InputLength")!.GetValue(null)!;
        int outputs = (int)type.GetField("OutputLength")!.GetValue(null)!;
        string[] frozen = [.. declaration.Layers.Where(IsFrozen).Select(layer => declaration.NameOf(layer) + "/")];
        string[] still = [.. parameters.Names.Where(name => frozen.Any(layer => name.StartsWith(layer, StringComparison.Ordinal)))];
        MethodInfo gradient = type.GetMethod("Gradient")!;
        if (declaration.Loss == "Loss.SparseCategoricalCrossEntropy")
        {
            int[] classes = new int[Rows];
            SparseGradient sparse = gradient.CreateDelegate<SparseGradient>(network);
            return new(
                parameters,
                inputs,
                Rows,
                (x, into) => sparse(x, classes, into),
                random => DrawClasses(random, classes, outputs),
                still
            );
        }

        double[] targets = new double[Rows * outputs];
        DenseGradient dense = gradient.CreateDelegate<DenseGradient>(network);
        return new(
            parameters,
            inputs,
            Rows,
            (x, into) => dense(x, targets, into),
            random => DrawTargets(random, targets, outputs, declaration.Loss!),
            still
        );
    }

    private static bool IsFrozen(RandomLayer layer) => layer.Properties.GetValueOrDefault("Frozen") == "true";

    private static void DrawClasses(Random random, int[] classes, int outputs)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = random.Next(outputs);
        }
    }

    /// <summary>
    /// Any numbers for quantities, signs or zeros and ones for two classes, probabilities for cross-entropies; those of exclusive classes
    /// have sum 1.
    /// </summary>
    private static void DrawTargets(Random random, double[] targets, int outputs, string loss)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = loss switch
            {
                "Loss.MeanSquaredError" or "Loss.MeanAbsoluteError" or "Loss.Huber" => DifferentiableNetwork.Normal(random),
                "Loss.Logistic" or "Loss.Hinge" => random.Next(2) == 0 ? -1 : 1,
                "Loss.Perceptron" => random.Next(2),
                _ => random.NextDouble(),
            };
        }

        for (int row = 0; row < targets.Length && loss == "Loss.CategoricalCrossEntropy"; row += outputs)
        {
            Span<double> probabilities = targets.AsSpan(row, outputs);
            double sum = System.Numerics.Tensors.TensorPrimitives.Sum<double>(probabilities);
            System.Numerics.Tensors.TensorPrimitives.Divide(probabilities, sum, probabilities);
        }
    }
}
