using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Folds each batch normalisation into the convolution or matrix product that computes its input, for predictions: there the moving
/// statistics are constants, so that the normalisation is a factor and an addend for each column of the product.
/// </summary>
/// <param name="operations">The operations of the prediction.</param>
/// <param name="outputs">The outputs of the network.</param>
internal sealed class NormalizationFolding(IReadOnlyList<Operation> operations, IEnumerable<Value> outputs)
{
    // No label of a layer has this ending, so that the functions of training keep their names.
    private const string Ending = "_Folded";

    private readonly HashSet<int> _outputs = [.. outputs.Select(output => output.Id)];
    private readonly List<Operation> _operations = [.. operations];
    private readonly List<NormalizationFold> _folds = [];

    /// <summary>Returns the operations with folded normalisations, and the weights that these operations need.</summary>
    public (IReadOnlyList<Operation> Operations, IReadOnlyList<NormalizationFold> Folds) Fold()
    {
        foreach (ChannelNormalization normalization in operations.OfType<ChannelNormalization>())
        {
            Fold(normalization);
        }

        return (_operations, _folds);
    }

    private void Fold(ChannelNormalization normalization)
    {
        // A dense layer that computes each step by itself joins the steps afterwards.
        int last = OnlyMakerOf(normalization.X);
        int product = last >= 0 && _operations[last] is JoinSteps or SameMemory ? OnlyMakerOf(_operations[last].Inputs[0]) : last;
        if (
            product < 0
            || _operations[product] is not WeightedOperation { CanFold: true } weighted
            || weighted.Kernel.RowLength != normalization.Scaling.Gamma.RowLength
        )
        {
            return;
        }

        NormalizationFold fold = new(
            weighted.Label + Ending,
            weighted.Kernel,
            weighted.Bias,
            weighted.BiasRow,
            normalization.Scaling,
            normalization.Epsilon
        );
        _operations[product] = weighted with
        {
            Label = fold.Label,
            Kernel = fold.FoldedKernel,
            Bias = fold.FoldedBias,
            BiasRow = 0,
            Mask = null,
            Function = normalization.Function,
        };

        // The output keeps its place in memory, which may differ from that of a view of it with another shape.
        Value output = normalization.Output;
        _operations[last] = _operations[last] with { Output = _operations[last].Output with { Id = output.Id, Name = output.Name } };
        _operations.Remove(normalization);
        _folds.Add(fold);
    }

    /// <summary>Returns the index of the operation that computes a value with a single reader, or −1.</summary>
    private int OnlyMakerOf(Value value)
    {
        int readers = _operations.Sum(operation => operation.InputsOfPrediction.Count(input => input.Id == value.Id));
        return readers == 1 && !_outputs.Contains(value.Id) ? _operations.FindIndex(operation => operation.Output.Id == value.Id) : -1;
    }
}
