using System.Globalization;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The values of all hyperparameters of a network object of which at least one has been set.</summary>
internal sealed class ChangedHyperparameters : HyperparameterValues
{
    // As in the generator, see its class KernelArguments.
    private const double DefaultElasticNetAlpha = 0.5;

    private readonly HyperparameterDescription[] _declared;
    private readonly double[] _values;

    private ChangedHyperparameters(HyperparameterDescription[] declared, double[] values)
    {
        _declared = declared;
        _values = values;
    }

    /// <summary>Returns the values with another one in place of one of them.</summary>
    /// <param name="before">The values before; <see langword="null"/> for those of the declaration.</param>
    /// <param name="declared">The hyperparameters of the network class.</param>
    /// <param name="index">The hyperparameter to change.</param>
    /// <param name="value">Its value from now on.</param>
    public static ChangedHyperparameters After(HyperparameterValues? before, HyperparameterDescription[] declared, int index, double value)
    {
        double[] values = before is ChangedHyperparameters changed
            ? [.. changed._values]
            : Array.ConvertAll(declared, hyperparameter => hyperparameter.Declared);
        values[index] = value;
        return new ChangedHyperparameters(declared, values);
    }

    internal override ref double Reference => ref MemoryMarshal.GetArrayDataReference(_values);

    internal override string? Differences
    {
        get
        {
            IEnumerable<string> texts = _declared
                .Zip(_values)
                .Where(pair => !pair.First.Declared.Equals(pair.Second))
                .Select(pair => $"{pair.First.Name} = {pair.Second.ToString(CultureInfo.InvariantCulture)}");
            string all = string.Join(", ", texts);
            return all.Length > 0 ? all : null;
        }
    }

    internal override ReadOnlySpan<TensorDescription> Mark(ReadOnlySpan<TensorDescription> tensors)
    {
        TensorDescription[] marked = tensors.ToArray();
        for (int i = 0; i < marked.Length; i++)
        {
            marked[i] = Mark(marked[i]);
        }

        return marked;
    }

    private TensorDescription Mark(TensorDescription tensor)
    {
        if (ValueFor(tensor, HyperparameterKind.Decay) is { } momentum && tensor.MovingAverage is { } average)
        {
            return tensor with { MovingAverage = new MovingAverage(average.WorkspaceOffset, momentum) };
        }

        if (!_declared.Any(hyperparameter => hyperparameter.Tensors.Contains(tensor.Name)))
        {
            return tensor;
        }

        // The same formulas as in the generator, in the same order, so that the same numbers follow to the last bit.
        double elasticNet = ValueFor(tensor, HyperparameterKind.ElasticNet) ?? 0;
        double alpha = ValueFor(tensor, HyperparameterKind.ElasticNetAlpha) ?? DefaultElasticNetAlpha;
        return tensor with
        {
            L1 = (ValueFor(tensor, HyperparameterKind.L1) ?? 0) + (elasticNet * (1 - alpha)),
            L2 = (ValueFor(tensor, HyperparameterKind.L2) ?? 0) + (2 * elasticNet * alpha),
            MaxNorm = ValueFor(tensor, HyperparameterKind.MaxNorm) ?? 0,
        };
    }

    /// <summary>Returns the value that concerns a tensor; <see langword="null"/> if the layer declares no hyperparameter of this kind.</summary>
    private double? ValueFor(TensorDescription tensor, HyperparameterKind kind)
    {
        int index = Array.FindIndex(
            _declared,
            hyperparameter => hyperparameter.Kind == kind && hyperparameter.Tensors.Contains(tensor.Name)
        );
        return index < 0 ? null : _values[index];
    }
}
