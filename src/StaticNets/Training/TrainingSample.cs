using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Examines a network after its last training step. It runs a forward pass without gradients on a sample of the training rows: rows at
/// equal distances in the dataset.
/// </summary>
internal static class TrainingSample
{
    /// <summary>Returns the numbers of dead and saturated units of each layer, and the scale of the inputs.</summary>
    public static (LayerUnits[] Layers, InputSize Inputs) Look<T>(TrainingEngine<T> network, DataRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = rows.Network;
        int most = Math.Clamp(Tuning.AdviceValues / description.InputLength, 1, Tuning.AdviceRows);
        int[] picked = new int[Math.Min(rows.Count, most)];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = (int)((long)i * rows.Count / picked.Length);
        }

        var x = new T[picked.Length * description.InputLength];
        rows.GatherInputs(picked, x);
        return (Count(network, description, x, picked.Length), InputSize.Of<T>(x, description));
    }

    private static LayerUnits[] Count<T>(TrainingEngine<T> network, NetworkDescription description, T[] x, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<UnitCount> counts = [];
        foreach (LayerDescription layer in description.Layers)
        {
            if (layer.Activation != Activation.Linear)
            {
                counts.Add(new UnitCount(layer));
            }
        }

        if (counts.Count == 0)
        {
            return [];
        }

        PassRunner<T> runner = network.Runner;
        RowSlice all = new(0, rows);

        // A forward pass does not read the targets, but advances a reference to them, so they must exist.
        var targets = new T[rows * description.TargetLength];
        var batch = new BatchRows<T>(description, x, targets, new int[rows * description.ClassLength], rows);
        runner.Begin(batch, all, training: false, out MicroBatch<T> micro);
        do
        {
            network.TrainForward(in micro);
            foreach (UnitCount count in counts)
            {
                count.Add<T>(runner.Workspace.Span, description.TrainingWorkspace, runner.Capacity, (int)micro.Rows);
            }
        } while (runner.Advance(ref micro, all));

        var found = new LayerUnits[counts.Count];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = counts[i].Result();
        }

        return found;
    }
}
