using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>The operations on checkpoints that <c>Fit</c> needs.</summary>
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
