namespace StaticNets;

/// <summary>
/// A trial of a search failed; <see cref="Exception.InnerException"/> is the trial's own exception. The journal keeps the finished trials.
/// </summary>
public sealed class TrialFailedException : Exception
{
    internal TrialFailedException(int trial, int fold, string options, Exception inner)
        : base($"Trial {trial} with the options {options} failed in fold {fold}: {inner.Message}", inner)
    {
        Trial = trial;
        Options = options;
    }

    /// <summary>
    /// Number of the trial, from 0 on. If several trials fail, the one with the smallest number is reported, whatever the number of
    /// threads.
    /// </summary>
    public int Trial { get; }

    /// <summary>The options of the trial, as text.</summary>
    public string Options { get; }
}
