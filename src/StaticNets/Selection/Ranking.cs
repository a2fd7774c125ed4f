namespace StaticNets.Selection;

/// <summary>The order of trials.</summary>
internal static class Ranking
{
    /// <summary>Orders trials, the best first; of equal scores the trial with the smaller number comes first.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> trials, SearchGoal goal, Func<T, double> score, Func<T, int> number) =>
        goal == SearchGoal.Maximize ? trials.OrderByDescending(score).ThenBy(number) : trials.OrderBy(score).ThenBy(number);
}
