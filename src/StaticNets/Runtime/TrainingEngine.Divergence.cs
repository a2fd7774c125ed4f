using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

// Where numbers stopped being finite. All of it runs only after training has failed.
public abstract partial class TrainingEngine<T>
{
    /// <summary>Looks for the first layer whose weights are not finite.</summary>
    internal BadPlace? FindBadWeights()
    {
        if (FiniteCheck.IsFinite(Parameters))
        {
            return null;
        }

        TensorDescription bad = Description.Tensors.First(tensor => !IsFinite(tensor, Parameters));
        return new BadPlace(BadValue.Weights, bad.Layer);
    }

    /// <summary>Looks for what is behind a loss that is not finite, by computing the outputs again.</summary>
    internal BadPlace FindBadForward(in BatchRows<T> rows, bool training)
    {
        if (FiniteCheck.FirstNonFinite(rows.X) >= 0)
        {
            return new BadPlace(BadValue.Input, "input");
        }

        int first = Description.Layers.Length;
        MicroBatch<T> micro = Begin(rows, training);
        do
        {
            TrainForward(in micro);
            first = Math.Min(first, FirstBadLayer((int)micro.Rows));
        } while (Advance(ref micro));

        return first < Description.Layers.Length
            ? new BadPlace(BadValue.Output, Description.Layers[first].Name)
            : new BadPlace(BadValue.Loss, "loss");
    }

    private BadPlace FindBadStep(in BatchRows<T> rows, BatchTotals totals)
    {
        BadPlace forward = FindBadForward(rows, training: true);
        if (forward.Value != BadValue.Loss || !double.IsFinite(totals.Loss))
        {
            return forward;
        }

        TensorDescription? bad = Description.Tensors.LastOrDefault(tensor => !IsFinite(tensor, ParameterGradients));
        return bad is null ? forward : new BadPlace(BadValue.Gradient, bad.Layer);
    }

    private int FirstBadLayer(int rows)
    {
        for (int i = 0; i < Description.Layers.Length; i++)
        {
            LayerDescription layer = Description.Layers[i];
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<T> output = Workspace.Span.Slice(layer.WorkspaceOffset + (row * layer.RowStride), layer.Length);
                if (FiniteCheck.FirstNonFinite(output) >= 0)
                {
                    return i;
                }
            }
        }

        return Description.Layers.Length;
    }

    private static bool IsFinite(TensorDescription tensor, AlignedBlock<T> block)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            if (FiniteCheck.FirstNonFinite<T>(TensorView.Row(tensor, block.Span, row)) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
