using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Does the training steps of a <c>Fit</c> that carries the states of recurrent layers from step to step.</summary>
internal abstract class StateCarrier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The description of the rows of a training step.</summary>
    public abstract NetworkDescription Network { get; }

    /// <summary>Number of training steps on each batch.</summary>
    public abstract int StepsPerBatch { get; }

    /// <summary>Makes the first batch of an epoch begin with zeros.</summary>
    public abstract void BeginEpoch();

    /// <summary>Does the training steps on a batch. The arguments are those of <c>TrainingEngine.Step</c>.</summary>
    public abstract BatchTotals Train(
        in BatchRows<T> rows,
        Optimizer optimizer,
        int epoch,
        int batch,
        PassTeam<T>? team,
        GradientNorms<T>? norms,
        BatchTotals[]? outputs
    );
}
