using System.Runtime.ExceptionServices;

namespace StaticNets.Selection;

/// <summary>Runs the trials of one search.</summary>
internal sealed class SearchRun<TOptions>
{
    private readonly TOptions[] _tried;
    private readonly string[] _texts;
    private readonly double[]?[] _scores;
    private readonly IReadOnlyList<(Dataset Train, Dataset Validation)> _folds;
    private readonly TrialScore<TOptions> _score;
    private readonly SearchOptions _options;
    private readonly SearchJournal? _journal;
    private readonly Lock _finishing = new();
    private readonly SortedDictionary<int, Exception> _failures = [];
    private int _next = -1;
    private int _finished;
    private int _firstFailure = int.MaxValue;

    /// <summary>Checks all arguments before the first trial, and reads the journal.</summary>
    public SearchRun(string kind, TOptions[] tried, Dataset data, KFold folds, TrialScore<TOptions> score, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(score);
        _tried = tried;
        _texts = Array.ConvertAll(tried, OptionsText.Of);
        _scores = new double[tried.Length][];
        _score = score;
        _options = options;
        _folds = folds.Of(data);
        if (options.Journal is not null)
        {
            _journal = SearchJournal.Open(options.Journal, SearchIdentity.Of(kind, options, data, folds));
            foreach (JournalEntry entry in _journal.Entries.Values.Where(entry => entry.Trial < tried.Length))
            {
                Continue(entry);
            }
        }
    }

    /// <summary>Runs the trials that are not in the journal.</summary>
    public SearchResult<TOptions> Run()
    {
        int workers = Math.Min(_options.Parallelism, _tried.Length - _finished);
        Thread[] others = [.. Enumerable.Range(1, Math.Max(0, workers - 1)).Select(_ => new Thread(Work) { IsBackground = true })];
        foreach (Thread other in others)
        {
            other.Start();
        }

        Work();
        foreach (Thread other in others)
        {
            other.Join();
        }

        if (_failures.Count > 0)
        {
            ExceptionDispatchInfo.Throw(_failures.First().Value);
        }

        if (_finished < _tried.Length)
        {
            throw new OperationCanceledException(_options.CancellationToken);
        }

        IEnumerable<Trial<TOptions>> trials = _scores.Select(
            (scores, trial) => new Trial<TOptions>(trial, _tried[trial], scores!.Average(), [.. scores!])
        );
        return new SearchResult<TOptions>([.. Ranked(trials)]);
    }

    private void Continue(JournalEntry entry)
    {
        if (entry.Options != _texts[entry.Trial] || entry.Scores.Length != _folds.Count)
        {
            throw _journal!.Fault(
                $"its trial {entry.Trial} has the options {entry.Options} and {entry.Scores.Length} scores, "
                    + $"but here the options {_texts[entry.Trial]} and {_folds.Count} folds."
            );
        }

        _scores[entry.Trial] = entry.Scores;
        _finished++;
    }

    private IOrderedEnumerable<Trial<TOptions>> Ranked(IEnumerable<Trial<TOptions>> trials) =>
        _options.Goal == SearchGoal.Maximize
            ? trials.OrderByDescending(trial => trial.Score).ThenBy(trial => trial.Number)
            : trials.OrderBy(trial => trial.Score).ThenBy(trial => trial.Number);

    /// <summary>
    /// Runs trials on one thread until none are left. After a failure, no trials with a larger number begin. Trials with a smaller
    /// number still run, and the failure with the smallest number is reported, so the report does not depend on the threads.
    /// </summary>
    private void Work()
    {
        for (int trial = Interlocked.Increment(ref _next); trial < _tried.Length; trial = Interlocked.Increment(ref _next))
        {
            if (_scores[trial] is not null)
            {
                continue;
            }

            if (trial > Volatile.Read(ref _firstFailure) || _options.CancellationToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                Finish(trial, Measure(trial));
            }
            catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Fail(trial, failure);
            }
        }
    }

    private double[] Measure(int trial)
    {
        double[] scores = new double[_folds.Count];
        for (int fold = 0; fold < scores.Length; fold++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                (Dataset train, Dataset validation) = _folds[fold];
                scores[fold] = _score(_tried[trial], train, validation, TrialSeeds.OfScore(_options.Seed, trial, fold));
                if (double.IsNaN(scores[fold]))
                {
                    throw new ArithmeticException("its score is NaN, which cannot be ranked.");
                }
            }
            catch (Exception failure)
                when (failure is not OperationCanceledException || !_options.CancellationToken.IsCancellationRequested)
            {
                throw new TrialFailedException(trial, fold, _texts[trial], failure);
            }
        }

        return double.IsNaN(scores.Average())
            ? throw new TrialFailedException(
                trial,
                scores.Length - 1,
                _texts[trial],
                new ArithmeticException("its scores are infinite in both directions and have no mean.")
            )
            : scores;
    }

    private void Finish(int trial, double[] scores)
    {
        lock (_finishing)
        {
            _journal?.Add(new JournalEntry(trial, _texts[trial], scores));
            _scores[trial] = scores;
            _finished++;
            if (_options.Progress is not null)
            {
                IEnumerable<double> all = _scores.Where(found => found is not null).Select(found => found!.Average());
                double best = _options.Goal == SearchGoal.Maximize ? all.Max() : all.Min();
                _options.Progress(new SearchProgress(_finished, _tried.Length, _texts[trial], scores.Average(), best));
            }
        }
    }

    private void Fail(int trial, Exception failure)
    {
        lock (_finishing)
        {
            _failures[trial] = failure;
            Volatile.Write(ref _firstFailure, _failures.Keys.First());
        }
    }
}
