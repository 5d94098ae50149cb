"""Questions for whoever asks for more than the surest: subjects, objects, times, figures, meanings of plain claims."""
