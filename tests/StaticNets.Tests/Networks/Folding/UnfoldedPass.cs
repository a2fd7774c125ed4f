using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks.Folding;

/// <summary>
/// The outputs of a network by the forward pass of training outside of a training step. This pass normalises with the moving statistics and
/// folds nothing.
/// </summary>
internal static class UnfoldedPass
{
    public static double[] Outputs<T>(object network, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingEngine<T> engine = (TrainingEngine<T>)NetworkInside.Engine<T>(network);
        NetworkDescription description = engine.Description;
        int rows = x.Length / description.InputLength;
        PassRunner<T> runner = engine.Runner;
        RowSlice all = new(0, rows);
        BatchRows<T> batch = new(description, x, new T[rows * description.TargetLength], classes: default, rows);
        runner.Begin(batch, all, training: false, out MicroBatch<T> micro);
        LayerDescription last = description.Layers[^1];
        List<double> outputs = [];
        do
        {
            engine.TrainForward(in micro);
            for (int row = 0; row < (int)micro.Rows; row++)
            {
                int place = last.Place(description.TrainingWorkspace, runner.Capacity, (int)micro.Rows, row);
                foreach (T value in runner.Workspace.Span.Slice(place, last.Length))
                {
                    outputs.Add(double.CreateTruncating(value));
                }
            }
        } while (runner.Advance(ref micro, all));

        return [.. outputs];
    }

    /// <summary>
    /// Gives all tensors random values as after training: statistics far from 0 and 1, and scales of both signs.
    /// </summary>
    public static void Fill<T>(ParameterSet<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        foreach (string name in parameters.Names.Where(name => !name.EndsWith("kernel", StringComparison.Ordinal)))
        {
            bool isVariance = name.EndsWith("moving_variance", StringComparison.Ordinal);
            T[] values = new T[(int)parameters[name].FlattenedLength];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = T.CreateTruncating(isVariance ? 0.1 + (3 * random.NextDouble()) : (2 * random.NextDouble()) - 1);
            }

            parameters.Set(name, values);
        }
    }

    public static double Largest(IEnumerable<double> values) => values.Max(Math.Abs);
}
