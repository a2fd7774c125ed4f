using System.Reflection;
using System.Runtime.Loader;
using StaticNets.Engines;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Compiled networks, which stay loaded until this object is disposed.</summary>
internal sealed class LoadedNetworks : IDisposable
{
    private const int Rows = 3;

    private static readonly FieldInfo _outputLength = typeof(NetworkState<double>).GetField(
        "_outputLength",
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private readonly AssemblyLoadContext _context = new("networks", isCollectible: true);
    private readonly Assembly _assembly;

    public LoadedNetworks(GeneratedCompilation generated)
    {
        using MemoryStream image = generated.Emit();
        _assembly = _context.LoadFromStream(image);
    }

    private delegate double DenseGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> targets, Gradients<double> into);

    private delegate double SparseGradient(ReadOnlySpan<double> x, ReadOnlySpan<int> classes, Gradients<double> into);

    private delegate double DenseGradientOfIndices(ReadOnlySpan<int> x, ReadOnlySpan<double> targets, Gradients<double> into);

    private delegate double SparseGradientOfIndices(ReadOnlySpan<int> x, ReadOnlySpan<int> classes, Gradients<double> into);

    private delegate void SequencePrediction(ReadOnlySpan<double> x, Span<double> y, int steps);

    private delegate void Prediction(ReadOnlySpan<double> x, Span<double> y);

    private delegate Activations<double> Activating(ReadOnlySpan<double> x);

    private delegate Activations<double> SequenceActivating(ReadOnlySpan<double> x, int steps);

    private delegate void Step<S>(S state, ReadOnlySpan<double> x, Span<double> y);

    public void Dispose() => _context.Unload();

    /// <summary>Returns the loss of a network as a function whose gradient can be checked. The network must compute in double.</summary>
    public DifferentiableNetwork Differentiable(RandomNetwork declaration)
    {
        Type type = _assembly.GetType(declaration.Name, throwOnError: true)!;
        object network = Activator.CreateInstance(type, declaration.Seed)!;
        ParameterSet<double> parameters = (ParameterSet<double>)type.GetProperty("Parameters")!.GetValue(network)!;
        string[] frozen = [.. declaration.Layers.Where(IsFrozen).Select(layer => declaration.NameOf(layer) + "/")];
        bool isOfIndices = declaration.IsOfIndices;
        string[] still =
        [
            .. parameters.Names.Where(name => frozen.Any(layer => name.StartsWith(layer, StringComparison.Ordinal))),
            .. isOfIndices ? [DifferentiableNetwork.Input] : Array.Empty<string>(),
        ];
        if (declaration.Side is not null || declaration.MainOutput is not null)
        {
            return OfSeveralPorts(declaration, type, network, parameters, still);
        }

        int inputs = (int)type.GetField("InputLength")!.GetValue(null)!;
        int outputs = (int)type.GetField("OutputLength")!.GetValue(null)!;
        MethodInfo gradient = type.GetMethods().Single(method => method.Name == "Gradient" && method.GetParameters().Length == 3);
        if (declaration.Loss is "Loss.SparseCategoricalCrossEntropy" or "Loss.NegativeLogLikelihood")
        {
            int count = (int)declaration.Last.Shape[^1];
            int[] classes = new int[Rows * outputs / count];
            SparseGradientOfIndices? ofIndices = isOfIndices ? gradient.CreateDelegate<SparseGradientOfIndices>(network) : null;
            SparseGradient sparse = isOfIndices
                ? (x, classes, into) => ofIndices!(RandomIndices.Of(declaration, x), classes, into)
                : gradient.CreateDelegate<SparseGradient>(network);
            return new(
                parameters,
                inputs,
                Rows,
                (x, into) => sparse(x, classes, into),
                random => DrawClasses(random, classes, count),
                still
            );
        }

        double[] targets = new double[Rows * outputs];
        DenseGradientOfIndices? denseOfIndices = isOfIndices ? gradient.CreateDelegate<DenseGradientOfIndices>(network) : null;
        DenseGradient dense = isOfIndices
            ? (x, targets, into) => denseOfIndices!(RandomIndices.Of(declaration, x), targets, into)
            : gradient.CreateDelegate<DenseGradient>(network);
        return new(
            parameters,
            inputs,
            Rows,
            (x, into) => dense(x, targets, into),
            random => DrawTargets(random, targets, (int)declaration.Last.Shape[^1], declaration.Loss!),
            still
        );
    }

    /// <summary>Returns a network with several inputs or outputs, whose rows hold all inputs side by side.</summary>
    private static DifferentiableNetwork OfSeveralPorts(
        RandomNetwork declaration,
        Type type,
        object network,
        ParameterSet<double> parameters,
        string[] still
    )
    {
        int[] inputs = [.. new[] { declaration.Input, declaration.Side }.OfType<RandomNode>().Select(Length)];
        RandomLayer main = declaration.MainOutput ?? declaration.Last;
        double[] targets = new double[Rows * Length(main)];
        double[] ofHead = new double[declaration.MainOutput is null ? 0 : Rows * Length(declaration.Last)];
        double[][] all = declaration.MainOutput is null ? [targets] : [targets, ofHead];
        Func<Dataset, Gradients<double>, double> gradient = type.GetMethod("Gradient", [typeof(Dataset), typeof(Gradients<double>)])!
            .CreateDelegate<Func<Dataset, Gradients<double>, double>>(network);
        return new(
            parameters,
            inputs.Sum(),
            Rows,
            (x, into) => gradient(new Dataset(Rows, Split(x, inputs), [.. all.Select(each => (TargetRows)each)], Precision.Double), into),
            random =>
            {
                DrawTargets(random, targets, (int)main.Shape[^1], declaration.Loss!);
                DrawTargets(random, ofHead, ofHead.Length / Rows, "Loss.MeanSquaredError");
            },
            still
        );

        static int Length(RandomNode node) => (int)node.Shape.Aggregate(1L, (product, axis) => product * axis);

        static InputRows[] Split(ReadOnlySpan<double> x, int[] lengths)
        {
            InputRows[] inputs = new InputRows[lengths.Length];
            int stride = lengths.Sum();
            int offset = 0;
            for (int i = 0; i < lengths.Length; i++)
            {
                double[] rows = new double[Rows * lengths[i]];
                for (int row = 0; row < Rows; row++)
                {
                    x.Slice((row * stride) + offset, lengths[i]).CopyTo(rows.AsSpan(row * lengths[i]));
                }

                inputs[i] = rows;
                offset += lengths[i];
            }

            return inputs;
        }
    }

    /// <summary>
    /// Returns the outputs of <c>Predict</c> for a random sequence, and the outputs when the sequence is computed step by step;
    /// <see langword="null"/> for a network that cannot be computed step by step.
    /// </summary>
    public (double[] Predicted, double[] Stepped)? Stepped(RandomNetwork declaration)
    {
        Type type = _assembly.GetType(declaration.Name, throwOnError: true)!;
        if (type.GetNestedType("State") is not { } state)
        {
            return null;
        }

        Func<RandomNetwork, Type, (double[], double[])> run = Stepped<NetworkState<double>>;
        return ((double[], double[]))run.Method.GetGenericMethodDefinition().MakeGenericMethod(state).Invoke(null, [declaration, type])!;
    }

    /// <summary>Returns the outputs of <c>Predict</c> for sequences.</summary>
    /// <param name="steps">Number of steps if the declaration leaves it open, otherwise null.</param>
    public double[] Predict(RandomNetwork declaration, double[] x, int outputs, int? steps = null) =>
        Predict(Create(declaration), x, outputs, steps);

    /// <summary>Creates a network.</summary>
    public object Create(RandomNetwork declaration) => Activator.CreateInstance(Find(declaration), declaration.Seed)!;

    /// <summary>Creates a network with the weights that another network has under the same names.</summary>
    public object CreateLike(RandomNetwork declaration, object other)
    {
        object network = Create(declaration);
        foreach (string name in ParametersOf(network).Names)
        {
            double[] values = new double[ParametersOf(other)[name].FlattenedLength];
            ParametersOf(other)[name].FlattenTo(values);
            ParametersOf(network).Set(name, values);
        }

        return network;
    }

    /// <summary>Returns the outputs of all layers of a network.</summary>
    /// <param name="steps">Number of steps if the declaration leaves it open, otherwise null.</param>
    public static Activations<double> Activations(object network, double[] x, int? steps = null)
    {
        MethodInfo method = network.GetType().GetMethod("Activations")!;
        return steps is { } count
            ? method.CreateDelegate<SequenceActivating>(network)(x, count)
            : method.CreateDelegate<Activating>(network)(x);
    }

    /// <summary>Returns the outputs of <c>Predict</c> for sequences.</summary>
    /// <param name="steps">Number of steps if the declaration leaves it open, otherwise null.</param>
    public static double[] Predict(object network, double[] x, int outputs, int? steps = null)
    {
        double[] y = new double[outputs];
        MethodInfo[] methods =
        [
            .. network.GetType().GetMethods().Where(method => method.Name == "Predict" && method.ReturnType == typeof(void)),
        ];
        if (steps is { } count)
        {
            methods.Single().CreateDelegate<SequencePrediction>(network)(x, y, count);
        }
        else
        {
            methods
                .Single(method => method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<double>))
                .CreateDelegate<Prediction>(network)(x, y);
        }

        return y;
    }

    /// <summary>Returns the length of the output for one sample.</summary>
    public int OutputLength(RandomNetwork declaration) => (int)Find(declaration).GetField("OutputLength")!.GetValue(null)!;

    private static ParameterSet<double> ParametersOf(object network) =>
        (ParameterSet<double>)network.GetType().GetProperty("Parameters")!.GetValue(network)!;

    private Type Find(RandomNetwork declaration) => _assembly.GetType(declaration.Name, throwOnError: true)!;

    private static (double[] Predicted, double[] Stepped) Stepped<S>(RandomNetwork declaration, Type type)
        where S : NetworkState<double>
    {
        object network = Activator.CreateInstance(type, declaration.Seed)!;
        S state = type.GetMethod("NewState")!.CreateDelegate<Func<S>>(network)();
        Step<S> step = type.GetMethod("Step")!.CreateDelegate<Step<S>>(network);
        Prediction predict = type.GetMethod("Predict", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!
            .CreateDelegate<Prediction>(network);
        Random random = new(declaration.Seed);
        int steps = (int)declaration.Input.Shape[0];
        double[] x =
        [
            .. Enumerable.Range(0, (int)type.GetField("InputLength")!.GetValue(null)!).Select(_ => DifferentiableNetwork.Normal(random)),
        ];
        double[] predicted = new double[(int)type.GetField("OutputLength")!.GetValue(null)!];
        predict(x, predicted);

        // If the output of one step is as long as the output of the whole sequence, each step overwrites the output of the step before,
        // and the last step gives the result. Otherwise the output is a sequence, and each step computes one step of it.
        int length = (int)_outputLength.GetValue(state)!;
        double[] stepped = new double[predicted.Length];
        for (int i = 0; i < steps; i++)
        {
            int at = length == predicted.Length ? 0 : i * length;
            step(state, x.AsSpan(i * (x.Length / steps), x.Length / steps), stepped.AsSpan(at, length));
        }

        return (predicted, stepped);
    }

    private static bool IsFrozen(RandomLayer layer) => layer.Properties.GetValueOrDefault("Frozen") == "true";

    private static void DrawClasses(Random random, int[] classes, int count)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = random.Next(count);
        }
    }

    /// <summary>
    /// Draws targets for a loss: normally distributed numbers for regressions; −1 or 1 for the logistic and the hinge loss; 0 or 1 for the
    /// perceptron; probabilities for cross-entropies. The probabilities of exclusive classes have the sum 1.
    /// </summary>
    private static void DrawTargets(Random random, double[] targets, int classes, string loss)
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

        for (int row = 0; row < targets.Length && loss == "Loss.CategoricalCrossEntropy"; row += classes)
        {
            Span<double> probabilities = targets.AsSpan(row, classes);
            double sum = System.Numerics.Tensors.TensorPrimitives.Sum<double>(probabilities);
            System.Numerics.Tensors.TensorPrimitives.Divide(probabilities, sum, probabilities);
        }
    }
}
