namespace StaticNets;

/// <summary>
/// Rows to learn from or to test on. It views the caller's memory and copies nothing: <c>new Dataset(pixels, labels)</c>.
/// How the numbers divide into rows is the network's knowledge, so they are checked when a network uses them.
/// </summary>
public sealed class Dataset
{
    private readonly object _x;
    private readonly object? _targets;

    /// <summary>Rows of a network in single precision with dense targets.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="y">Targets, rows × output length.</param>
    public Dataset(ReadOnlyMemory<float> x, ReadOnlyMemory<float> y)
    {
        _x = x;
        _targets = y;
    }

    /// <summary>Rows of a network in single precision with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>).</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index a row, from 0 on.</param>
    public Dataset(ReadOnlyMemory<float> x, ReadOnlyMemory<int> classes)
    {
        _x = x;
        Classes = classes;
    }

    /// <summary>Rows of a network in double precision with dense targets.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="y">Targets, rows × output length.</param>
    public Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
    {
        _x = x;
        _targets = y;
    }

    /// <summary>Rows of a network in double precision with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>).</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index a row, from 0 on.</param>
    public Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<int> classes)
    {
        _x = x;
        Classes = classes;
    }

    /// <summary>
    /// How much each row counts in the loss and in its gradient, one number a row, at least 0 and finite; <see langword="null"/> when all
    /// count alike. As in Keras the weighted losses are divided by the number of rows, not by the sum of the weights.
    /// </summary>
    public IReadOnlyList<double>? SampleWeights { get; init; }

    /// <summary>Whether the targets are class indices.</summary>
    internal bool HasClasses => _targets is null;

    /// <summary>The class indices; empty with dense targets.</summary>
    internal ReadOnlyMemory<int> Classes { get; }

    /// <summary>The inputs.</summary>
    /// <exception cref="ArgumentException">The data are not of <typeparamref name="T"/>.</exception>
    internal ReadOnlyMemory<T> X<T>() => Cast<T>(_x);

    /// <summary>The dense targets; empty with class indices.</summary>
    internal ReadOnlyMemory<T> Targets<T>() => _targets is null ? default : Cast<T>(_targets);

    private static ReadOnlyMemory<T> Cast<T>(object memory) =>
        memory is ReadOnlyMemory<T> typed
            ? typed
            : throw new ArgumentException(
                $"The network computes in {NumberFormat(typeof(T))}, but the dataset holds {NumberFormat(memory.GetType().GetGenericArguments()[0])} values."
            );

    private static string NumberFormat(Type type) => type == typeof(float) ? "float" : "double";
}
