using System.Runtime.ExceptionServices;

namespace StaticNets.Selection;

/// <summary>Runs the trials of one search.</summary>
internal sealed class SearchRun<TOptions>
{
    private readonly TOptions[] _tried;
    private readonly string[] _texts;
    private readonly JournalPart _part;
    private readonly int[] _own;
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
        _part = PartOf(options, tried.Length);
        _own = [.. _part.Numbers];
        _score = score;
        _options = options;
        _folds = folds.Of(data);
        if (options.Journal is not null)
        {
            SearchIdentity search = SearchIdentity.Of(kind, options, data, folds);
            _journal = SearchJournal.Open(options.Journal, new JournalHeader(search, _part.Count == 1 ? null : _part));
            foreach (JournalEntry entry in _journal.Entries.Values.Where(entry => entry.Trial < tried.Length))
            {
                Continue(entry);
            }
        }
    }

    /// <summary>Runs the trials that are not in the journal.</summary>
    public SearchResult<TOptions> Run()
    {
        int workers = Math.Min(_options.Parallelism, _own.Length - _finished);
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

        if (_finished < _own.Length)
        {
            throw new OperationCanceledException(_options.CancellationToken);
        }

        IEnumerable<Trial<TOptions>> trials = _own.Select(trial =>
        {
            double[] scores = _scores[trial]!;
            return new Trial<TOptions>(trial, _tried[trial], scores.Average(), [.. scores]);
        });
        return new SearchResult<TOptions>([.. Ranking.Of(trials, _options.Goal, trial => trial.Score, trial => trial.Number)]);
    }

    private static JournalPart PartOf(SearchOptions options, int trials)
    {
        (int index, int count) = options.Part;
        if (count > trials)
        {
            throw new ArgumentException(
                $"A search of {trials} trials cannot have {count} parts: each part needs a trial.",
                nameof(options)
            );
        }

        return count == 1 || options.Journal is not null
            ? new JournalPart(index, count, trials, options.Goal)
            : throw new ArgumentException(
                $"Part {index} of {count} needs a journal of its own: set SearchOptions.Journal. The parts are merged from their journals.",
                nameof(options)
            );
    }

    private void Continue(JournalEntry entry)
    {
        if (!_part.Holds(entry.Trial))
        {
            throw _journal!.Fault($"its trial {entry.Trial} does not belong to {_part}.");
        }

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

    /// <summary>
    /// Runs trials on one thread until none are left. After a failure, no trials with a larger number begin. Trials with a smaller
    /// number still run, and the failure with the smallest number is reported, so the report does not depend on the threads.
    /// </summary>
    private void Work()
    {
        for (int place = Interlocked.Increment(ref _next); place < _own.Length; place = Interlocked.Increment(ref _next))
        {
            int trial = _own[place];
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
                _options.Progress(new SearchProgress(_finished, _own.Length, _texts[trial], scores.Average(), best));
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
