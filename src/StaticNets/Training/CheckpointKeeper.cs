using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>What <c>Fit</c> asks of checkpoints.</summary>
internal abstract class CheckpointKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc cref="Checkpoints{T}.CheckFile"/>
    public abstract void CheckFile();

    /// <inheritdoc cref="Checkpoints{T}.WriteIfDue"/>
    public abstract void WriteIfDue(FitState state, NetworkSnapshot<T> current, NetworkSnapshot<T>? best);

    /// <inheritdoc cref="Checkpoints{T}.Resume"/>
    public abstract void Resume(string path, FitState state, NetworkSnapshot<T> current, NetworkSnapshot<T>? best);
}
