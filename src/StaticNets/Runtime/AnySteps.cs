using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>The facts about the training of a network for which each call determines the number of time steps.</summary>
/// <param name="hasOutputAtEachStep">Whether each step has outputs and targets; otherwise only the sequence as a whole has.</param>
/// <param name="stepLength">
/// Number of elements of the training workspace for each step of each sample; the initial state counts as one more step.
/// </param>
/// <param name="budget">Number of elements that the samples of a micro-batch should have at most.</param>
/// <param name="blockRows">Number of samples that matrix products compute at a time.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class AnySteps(bool hasOutputAtEachStep, int stepLength, int budget, int blockRows)
{
    /// <summary>Whether each step has outputs and targets; otherwise only the sequence as a whole has.</summary>
    public bool HasOutputAtEachStep { get; } = hasOutputAtEachStep;

    /// <summary>Number of elements of the training workspace for each step of each sample.</summary>
    public int StepLength { get; } = stepLength;

    /// <summary>Describes the rows of a dataset.</summary>
    /// <param name="network">The description of a single step.</param>
    /// <param name="steps">The dataset's number of time steps; 0 if it has none.</param>
    /// <exception cref="ArgumentException">The dataset does not say its number of time steps.</exception>
    internal virtual NetworkDescription OfDataset(NetworkDescription network, int steps) =>
        steps > 0
            ? network.OfSteps(steps)
            : throw new ArgumentException(
                $"{network.Name} takes sequences of any length: say how many steps those of the dataset have, "
                    + $"new Dataset(x, y) {{ Steps = … }}."
            );

    /// <summary>
    /// Describes samples with a number of time steps. The method is virtual so that a program compiled ahead of time, in which no network
    /// takes sequences of any length, does not contain its code.
    /// </summary>
    /// <param name="network">The description of a single step.</param>
    /// <param name="steps">Number of time steps, at least 1.</param>
    /// <exception cref="ArgumentException">A sample would have more elements than an array can hold.</exception>
    internal virtual NetworkDescription Describe(NetworkDescription network, int steps)
    {
        WorkspaceDescription workspace = network.TrainingWorkspace;
        long rowLength = workspace.RowLength + ((steps + 1L) * StepLength);
        long longest = Math.Max(rowLength, (long)steps * Math.Max(network.InputLength, network.OutputLength));
        if (longest + workspace.FixedLength + workspace.Spare > Array.MaxLength / 2)
        {
            throw new ArgumentException(
                $"To train on a sequence of {steps} steps takes {longest} values of memory, more than an array can have with their gradients.",
                nameof(steps)
            );
        }

        int ofOutput = HasOutputAtEachStep ? steps : 1;
        return new NetworkDescription
        {
            Name = network.Name,
            InputShape = WithSteps(network.InputShape, steps),
            OutputShape = HasOutputAtEachStep ? WithSteps(network.OutputShape, steps) : network.OutputShape,
            InputLength = steps * network.InputLength,
            OutputLength = ofOutput * network.OutputLength,
            Tensors = network.Tensors,
            ParameterBlockLength = network.ParameterBlockLength,
            Layers = LayersOfSteps(network, steps),
            Indices = network.Indices,
            Loss = network.Loss,
            TargetLength = ofOutput * network.TargetLength,
            ClassLength = ofOutput * network.ClassLength,
            DecisionsPerRow = ofOutput * network.DecisionsPerRow,
            TrainingRows = RowsAtATime(rowLength, network.TrainingRows),
            TrainingWorkspace = workspace.WithRows((int)rowLength),
            States = network.States,
            MultiplyAdds = steps * network.MultiplyAdds,
            AnySteps = this,
            Steps = steps,
            WeightsPerRow = ofOutput,
        };
    }

    private static ImmutableArray<int> WithSteps(ImmutableArray<int> shape, int steps)
    {
        int[] axes = new int[shape.Length];
        shape.CopyTo(axes);
        axes[0] = steps;
        return ImmutableCollectionsMarshal.AsImmutableArray(axes);
    }

    private static ImmutableArray<LayerDescription> LayersOfSteps(NetworkDescription network, int steps)
    {
        var layers = new LayerDescription[network.Layers.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = network.Layers[i].OfSteps(steps, network.TrainingWorkspace.RowLength);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(layers);
    }

    /// <summary>
    /// Returns the number of samples of a micro-batch: whole blocks within the budget, but at least one block if an array can hold it.
    /// </summary>
    /// <param name="rowLength">Number of elements of a sample.</param>
    /// <param name="most">Largest number of samples.</param>
    private int RowsAtATime(long rowLength, int most)
    {
        long room = Math.Clamp(Array.MaxLength / 2 / rowLength, 1, most);
        return (int)Math.Clamp(budget / rowLength / blockRows * blockRows, Math.Min(blockRows, room), room);
    }
}
