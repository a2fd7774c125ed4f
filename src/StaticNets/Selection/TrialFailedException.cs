namespace StaticNets;

/// <summary>A trial of a search failed; its own exception is the inner one. The trials in the journal stay.</summary>
public sealed class TrialFailedException : Exception
{
    internal TrialFailedException(int trial, int fold, string options, Exception inner)
        : base($"Trial {trial} with the options {options} failed in fold {fold}: {inner.Message}", inner)
    {
        Trial = trial;
        Options = options;
    }

    /// <summary>Number of the trial, from 0 on. Of several failing trials it is the first one, for any number of threads.</summary>
    public int Trial { get; }

    /// <summary>What it tried, as text.</summary>
    public string Options { get; }
}
